// Package proofread reads a finished PDF with other people's tools (mutool,
// pdftotext), never through the engine, and says where its lines and pages
// miss the standard: forbidden line starts and ends, uncompressed marks, holes
// in dashes, split numbers, runts, widows, lines off the grid, ragged edges.
// It knows nothing of how jianbao sets a line, so that it can contradict it.
package proofread

import (
	"fmt"
	"os/exec"
	"strings"
)

// Millimetre is one millimetre in points.
const Millimetre = 72 / 25.4

// Setting is what a sheet is held against, in points from its top left.
type Setting struct {
	Em      float64 // size of the body face
	Cell    float64 // 字: the advance of a Han in a line neither squeezed nor stretched
	Left    float64
	Right   float64
	Top     float64 // em-box top of line 1
	Bottom  float64 // em-box bottom of the last line
	Rows    int     // lines on a full page
	Descent float64 // of the em-box, in em
}

// Bulletin is the grid of GB/T 9704: 22 lines of 28 字 in 156 × 225 mm.
func Bulletin() Setting {
	return Setting{
		Em: 16, Cell: 156 * Millimetre / 28, Rows: 22, Descent: 0.12,
		Left: 28 * Millimetre, Right: 184 * Millimetre,
		Top: 37 * Millimetre, Bottom: 262 * Millimetre,
	}
}

// Pitch is the distance of two baselines of the grid.
func (s Setting) Pitch() float64 {
	return (s.Bottom - s.Top - s.Em) / float64(s.Rows-1)
}

// Baseline is where the text of grid line row (from 0) stands.
func (s Setting) Baseline(row int) float64 {
	return s.Top + (1-s.Descent)*s.Em + float64(row)*s.Pitch()
}

// tolerance is what the standard forgives an edge or a baseline: 0.1 mm.
const tolerance = 0.1 * Millimetre

// Read draws a PDF file as a trace and keeps what stands on its sheets.
func Read(file string) ([]Sheet, error) {
	cmd := exec.Command("mutool", "draw", "-q", "-F", "trace", file)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	trace, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("mutool draw %s: %w: %s", file, err, complaint.String())
	}
	return parseTrace(trace), nil
}

// Proofread measures the sheets of one file.
func Proofread(sheets []Sheet, s Setting) Report {
	r := reader{set: s, sheets: sheets}
	r.gatherLines()
	r.gatherParagraphs()
	r.checkBreaks()
	r.checkMarks()
	r.checkNumbers()
	r.checkRunts()
	r.checkGrid()
	r.checkEdges()
	r.checkWidows()
	r.checkFeet()
	r.checkHeadings()
	r.checkTitles()
	r.measureEvenness()
	r.countFaces()
	return r.report
}

// reader holds one file while it is being read.
type reader struct {
	set        Setting
	sheets     []Sheet
	body       string // the body face
	lines      []*line
	paragraphs []*paragraph
	report     Report
}
