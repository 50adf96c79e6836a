package main

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// Measures of the plot, in pixels.
const (
	plotWidth  = 860
	labelWidth = 250 // names of parties, at the left
	barsWidth  = 450
	barHeight  = 16
	rowHeight  = 26
)

// plot draws processor time a document as bars on a logarithmic scale, a
// group a work.
func (r report) plot() string {
	low, high := r.decades()
	s := scale{low, high}
	var b strings.Builder
	y := 58
	for _, sec := range r.sections {
		y = sec.bars(&b, s, y)
	}
	height := y + 16
	return fmt.Sprintf(head, plotWidth, height, plotWidth, height) +
		s.grid(42, y-12) + b.String() + "</svg>\n"
}

// head begins the file. The background is white on dark pages too.
const head = `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"
 font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" font-size="13">
<title>每份文件的 CPU 时间 · processor time a document</title>
<rect width="100%%" height="100%%" fill="#fff"/>
<text x="16" y="24" font-size="15" font-weight="bold" fill="#222">每份文件的 CPU 时间
<tspan font-weight="normal" fill="#666">processor time a document, shorter is better（对数尺 log scale）</tspan></text>
`

// decades are the powers of ten of milliseconds that hold every bar; the
// shortest is not too short to be seen.
func (r report) decades() (low, high int) {
	low, high = 9, -9
	for _, s := range r.sections {
		for _, res := range s.results {
			lg := math.Log10(max(median(res.cpu), 1e-3))
			low, high = min(low, int(math.Floor(lg-0.4))), max(high, int(math.Ceil(lg)))
		}
	}
	return min(low, high-1), high
}

// scale turns milliseconds into pixels.
type scale struct{ low, high int }

func (s scale) x(ms float64) float64 {
	part := (math.Log10(max(ms, 1e-3)) - float64(s.low)) / float64(s.high-s.low)
	return labelWidth + barsWidth*min(max(part, 0), 1)
}

// grid draws a line for each power of ten, named above.
func (s scale) grid(top, bottom int) string {
	var b strings.Builder
	for d := s.low; d <= s.high; d++ {
		x := s.x(math.Pow10(d))
		fmt.Fprintf(&b, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>\n", x, top+8, bottom)
		fmt.Fprintf(&b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" "+
			"font-size=\"11\" fill=\"#888\">%s</text>\n", x, top+2, decade(d))
	}
	return b.String()
}

// decade names a power of ten of milliseconds.
func decade(d int) string {
	if d >= 3 {
		return fmt.Sprintf("%.0f s", math.Pow10(d-3))
	}
	return fmt.Sprintf("%g ms", math.Pow10(d))
}

// bars draws a work's group from y downwards and says where the next begins.
func (s section) bars(b *strings.Builder, sc scale, y int) int {
	fmt.Fprintf(b, "<text x=\"16\" y=\"%d\" font-weight=\"bold\" fill=\"#222\">%s</text>\n",
		y+14, html.EscapeString(s.title()))
	y += rowHeight
	for _, r := range s.results {
		s.bar(b, sc, r, y)
		y += rowHeight
	}
	return y + 14
}

func (s section) bar(b *strings.Builder, sc scale, r *result, y int) {
	ms, colour, ink := median(r.cpu), "#8fa3b5", "#444"
	if r.ours {
		colour, ink = "#d81e06", "#d81e06"
	}
	if r.warm && !r.ours {
		colour = "#b9c6d1"
	} else if r.warm {
		colour = "#f0705c"
	}
	middle := y + barHeight - 4
	fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>\n",
		labelWidth-8, middle, ink, html.EscapeString(r.label()))
	fmt.Fprintf(b, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>\n",
		labelWidth, y, max(1, sc.x(ms)-labelWidth), barHeight, colour)
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%d\" fill=\"#222\" "+
		"stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">%s ms", sc.x(ms)+6, middle, figure(ms))
	if base := s.base(r.warm); base != r {
		fmt.Fprintf(b, " <tspan fill=\"#888\">× %.2f</tspan>", r.against(base))
	}
	b.WriteString("</text>\n")
}
