package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jianbao/press"
	"jianbao/templates"
)

// wish is what the query of a request asks for.
type wish struct {
	to    string
	pages []span // of pictures; nil: all
	look  press.Look
	style *templates.Template
	paper press.Paper
	raw   string // as it goes into the ETag
}

// span is pages from…to, from 1; to 0 is the last.
type span struct{ from, to int }

// The bounds of the resolution of page pictures, and what it is by itself.
const (
	minDPI, maxDPI = 20, 600
	defaultDPI     = 96
)

// maxPage is the greatest number of a page that can be asked for.
const maxPage = 999_999

// reader reads a query and keeps the first thing that is wrong with it.
type reader struct {
	query url.Values
	err   *problem
}

// asked reads the query of r. What cannot be read would be passed over by
// url.URL.Query, and of a parameter that is there twice only one would count.
func asked(r *http.Request) *reader {
	query, err := url.ParseQuery(r.URL.RawQuery)
	q := &reader{query: query}
	if err != nil {
		q.fail(sayBadQuery, r.URL.RawQuery)
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if len(query[name]) > 1 {
			q.fail(sayTwiceQuery, name)
		}
	}
	return q
}

// known refuses parameters that are none, so that a slip is not passed over.
func (q *reader) known(names ...string) {
	for _, name := range slices.Sorted(maps.Keys(q.query)) {
		if !slices.Contains(names, name) {
			q.fail(sayUnknownQuery, name, strings.Join(names, ", "))
		}
	}
}

func (q *reader) fail(p phrase, args ...any) {
	if q.err == nil {
		q.err = refuse(http.StatusBadRequest, p, args...)
	}
}

// choice is one of values, the first when nothing is said.
func (q *reader) choice(name string, values ...string) string {
	if !q.query.Has(name) {
		return values[0]
	}
	v := q.query.Get(name)
	if !slices.Contains(values, v) {
		q.fail(sayQuery, name, v, strings.Join(values, ", "))
	}
	return v
}

func (q *reader) number(name string, least, most, otherwise int) int {
	if !q.query.Has(name) {
		return otherwise
	}
	n, err := strconv.Atoi(q.query.Get(name))
	if err != nil || n < least || n > most {
		allowed := strconv.Itoa(least) + "–" + strconv.Itoa(most)
		q.fail(sayQuery, name, q.query.Get(name), allowed)
	}
	return n
}

// spans reads pages=2-4,7.
func (q *reader) spans(name string) (all []span) {
	if !q.query.Has(name) {
		return nil
	}
	text := q.query.Get(name)
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRange := strings.Cut(part, "-")
		a, err := strconv.Atoi(from)
		b := a
		if isRange && err == nil && to == "" {
			b = 0
		} else if isRange && err == nil {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < 1 || b != 0 && b < a || len(all) == 100 {
			q.fail(sayQuery, name, text, "1,3-5,8-")
			return nil
		}
		all = append(all, span{a, b})
	}
	return all
}

// look is how pages are to be drawn.
func (q *reader) look() press.Look {
	return press.Look{
		DPI:  q.number("dpi", minDPI, maxDPI, defaultDPI),
		Grid: q.choice("grid", "0", "1") == "1",
	}
}

// style is a house style by name; nil when none is named.
func (q *reader) style() *templates.Template {
	name := q.query.Get("template")
	if name == "" {
		return nil
	}
	t, ok := templates.Named(name)
	if !ok {
		q.fail(sayTemplate, name, strings.Join(templates.Names(), ", "))
	}
	return t
}

// renderWish reads the query of /render.
func renderWish(r *http.Request) (wish, error) {
	q := asked(r)
	q.known(append([]string{"to", "pages", "page", "dpi", "grid", "template"}, paperNames...)...)
	w := wish{
		to: q.choice("to", "pdf", "docx", "png"), style: q.style(),
		look: q.look(), paper: q.paper(), raw: q.query.Encode(),
	}
	w.pages = q.spans("pages")
	if q.query.Has("page") {
		n := q.number("page", 1, maxPage, 1)
		w.pages = []span{{n, n}}
		if q.query.Has("pages") {
			q.fail(sayPageOrPages)
		}
	}
	if w.to != "png" {
		q.only("png", "pages", "page", "dpi", "grid")
	}
	if w.to != "pdf" {
		q.only("pdf", paperNames...)
	}
	return w, q.failed()
}

// failed is the first mistake, as an error.
func (q *reader) failed() error {
	if q.err != nil {
		return q.err
	}
	return nil
}

// styleWish reads a query that may name a house style and nothing else.
func styleWish(r *http.Request) (*templates.Template, error) {
	q := asked(r)
	q.known("template")
	return q.style(), q.failed()
}

// chosen are the pages that spans name of count, from 0, each once.
func chosen(spans []span, count int) ([]int, error) {
	if spans == nil {
		spans = []span{{1, 0}}
	}
	var all []int
	for _, s := range spans {
		if s.to == 0 {
			s.to = max(count, s.from)
		}
		if s.to > count {
			return nil, refuse(http.StatusBadRequest, sayNoSuchPage, s.to, count)
		}
		for n := s.from - 1; n < s.to; n++ {
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	return all, nil
}
