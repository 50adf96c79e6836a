package pdf

import (
	"errors"

	"jianbao/layout/page"
)

// marker notes which part of the content belongs to which tag (PDF 32000-1
// 14.7.4): neighbours of one tag share a marked-content sequence, whose number
// counts from 0 on every page. A document without tags has no marks.
type marker struct {
	tags []page.Tag
	now  page.TagID // of the sequence that is open
	open bool
	ops  []byte

	// result
	owners [][]page.TagID // by page and number of the sequence
}

var errTag = errors.New("a tag that the document does not have")

// turn begins the next page.
func (m *marker) turn() { m.owners = append(m.owners, nil) }

// to is the operators that lead from the open sequence to one of tag, nil
// when none are needed.
func (m *marker) to(tag page.TagID) ([]byte, error) {
	if len(m.tags) == 0 || m.open && m.now == tag {
		return nil, nil
	}
	if int(tag) >= len(m.tags) || tag < page.Artifact {
		return nil, errTag
	}
	m.ops = m.ops[:0]
	if m.open {
		m.ops = append(m.ops, "EMC\n"...)
	}
	m.now, m.open = tag, true
	if tag == page.Artifact {
		m.ops = append(m.ops, "/Artifact BMC"...)
		return m.ops, nil
	}
	owners := &m.owners[len(m.owners)-1]
	m.ops = append(append(m.ops, '/'), m.tags[tag].Role.String()...)
	m.ops = append(appendInt(append(m.ops, " <</MCID "...), len(*owners)), ">> BDC"...)
	*owners = append(*owners, tag)
	return m.ops, nil
}

// end is the operators that close the open sequence, nil when there is none.
func (m *marker) end() []byte {
	if !m.open {
		return nil
	}
	m.open = false
	return append(m.ops[:0], "EMC"...)
}
