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
	told string     // and what it tells beyond its characters
	open bool
	ops  []byte

	// result
	owners [][]page.TagID // by page and number of the sequence
}

var errTag = errors.New("a tag that the document does not have")

// turn begins the next page.
func (m *marker) turn() { m.owners = append(m.owners, nil) }

// to is the operators that lead from the open sequence to one of tag that
// tells what told says, nil when none are needed. What is told has a sequence
// of its own instead of one inside: readers lose the rest of the outer one.
func (m *marker) to(tag page.TagID, told string) ([]byte, error) {
	if len(m.tags) == 0 || m.open && m.now == tag && m.told == told {
		return nil, nil
	}
	if int(tag) >= len(m.tags) || tag < page.Artifact {
		return nil, errTag
	}
	m.ops = m.ops[:0]
	if m.open {
		m.ops = append(m.ops, "EMC\n"...)
	}
	m.now, m.told, m.open = tag, told, true
	if tag == page.Artifact {
		m.ops = append(m.ops, "/Artifact BMC"...)
		return m.ops, nil
	}
	owners := &m.owners[len(m.owners)-1]
	name := m.tags[tag].Role.String()
	if told != "" {
		name = "Span" // the one kind that may tell (14.9.2.2, 14.9.4)
	}
	m.ops = append(append(m.ops, '/'), name...)
	m.ops = append(appendInt(append(m.ops, " <</MCID "...), len(*owners)), told...)
	m.ops = append(m.ops, ">> BDC"...)
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
