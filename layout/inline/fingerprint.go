package inline

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
)

// Fingerprint is the same for paragraphs that are set the same: it covers all
// that Set goes by, and not where the words came from.
type Fingerprint [sha256.Size]byte

// Fingerprint is p's.
func (p *Paragraph) Fingerprint() Fingerprint {
	b := make([]byte, 0, 1024)
	for _, v := range []int64{
		int64(p.Measure), int64(p.First), int64(p.Turnover), int64(p.Align),
		int64(p.Cells), int64(p.GridWidth), int64(p.Em), int64(p.Reserve),
		bit(p.WordCut), bit(p.WordEnds),
		int64(p.Setting.Punctuation), int64(p.Setting.Prohibition),
		bit(p.Setting.NoGap), bit(p.Setting.EvenGaps), int64(len(p.Runs)),
	} {
		b = binary.AppendVarint(b, v)
	}
	for i := range p.Runs {
		r := &p.Runs[i]
		for _, v := range []int64{int64(r.Han), int64(r.Latin), int64(r.Size),
			bit(r.Mark), bit(r.Verbatim), int64(len(r.Text))} {
			b = binary.AppendVarint(b, v)
		}
		b = append(b, r.Text...)
	}
	return sha256.Sum256(b)
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Kept is a copy of p that holds on to nothing else: not to the text that its
// words were cut from, nor to where they stood.
func (p *Paragraph) Kept() *Paragraph {
	q := *p
	q.Runs = make([]Run, len(p.Runs))
	for i, r := range p.Runs {
		q.Runs[i] = Run{Text: strings.Clone(r.Text), Han: r.Han, Latin: r.Latin,
			Size: r.Size, Mark: r.Mark, Verbatim: r.Verbatim}
	}
	return &q
}

// Len is the length of p's text in bytes.
func (p *Paragraph) Len() (n int) {
	for i := range p.Runs {
		n += len(p.Runs[i].Text)
	}
	return n
}
