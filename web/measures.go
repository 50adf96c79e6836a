package web

import (
	"bytes"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// measures count what the service does, for Prometheus (text format 0.0.4).
type measures struct {
	service *Service
	mu      sync.Mutex
	answers map[[3]string]int64 // route, method, status
	times   map[[2]string]*histogram
}

// bounds are the upper ends of a histogram's boxes, in seconds.
var bounds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

type histogram struct {
	boxes []int64
	count int64
	sum   float64
}

func newMeasures(s *Service) *measures {
	return &measures{
		service: s, answers: map[[3]string]int64{}, times: map[[2]string]*histogram{},
	}
}

// stage begins to measure a stage of the work; what it gives ends it.
func (m *measures) stage(name string) (end func()) {
	begin := time.Now()
	return func() { m.observe("stage", name, since(begin)) }
}

func (m *measures) observe(what, name string, seconds float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.times[[2]string{what, name}]
	if h == nil {
		h = &histogram{boxes: make([]int64, len(bounds))}
		m.times[[2]string{what, name}] = h
	}
	h.count++
	h.sum += seconds
	if i, _ := slices.BinarySearch(bounds, seconds); i < len(bounds) {
		h.boxes[i]++
	}
}

// answered counts a request and the time it took.
func (m *measures) answered(route, method string, status int, seconds float64) {
	m.mu.Lock()
	m.answers[[3]string{route, method, fmt.Sprint(status)}]++
	m.mu.Unlock()
	m.observe("request", route, seconds)
}

// write answers with all measures.
func (m *measures) write(w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer
	m.counts(&b)
	m.levels(&b)
	w.Header().Set("Cache-Control", never)
	m.service.send(w, r, answer{status: http.StatusOK, kind: "text/plain", body: b.Bytes()})
	return nil
}

func (m *measures) counts(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	head(b, "jianbao_requests_total", "counter", "Requests by route, method and status.")
	for _, k := range sorted(m.answers) {
		fmt.Fprintf(b, "jianbao_requests_total{route=%q,method=%q,status=%q} %d\n",
			k[0], k[1], k[2], m.answers[k])
	}
	for _, what := range []string{"request", "stage"} {
		name, label := "jianbao_"+what+"_seconds", "stage"
		if what == "request" {
			label = "route"
		}
		head(b, name, "histogram", "Time that a "+what+" takes.")
		for _, k := range sorted(m.times) {
			if k[0] == what {
				m.times[k].write(b, name, fmt.Sprintf("%s=%q", label, k[1]))
			}
		}
	}
}

func (h *histogram) write(b *bytes.Buffer, name, label string) {
	sum := int64(0)
	for i, n := range h.boxes {
		sum += n
		fmt.Fprintf(b, "%s_bucket{%s,le=\"%g\"} %d\n", name, label, bounds[i], sum)
	}
	fmt.Fprintf(b, "%s_bucket{%s,le=\"+Inf\"} %d\n", name, label, h.count)
	fmt.Fprintf(b, "%s_sum{%s} %g\n%s_count{%s} %d\n", name, label, h.sum, name, label, h.count)
}

// levels are the measures that go up and down.
func (m *measures) levels(b *bytes.Buffer) {
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	s := m.service
	for _, l := range []struct {
		name, help string
		value      int64
	}{
		{"jianbao_running", "Requests that are being worked on.", int64(s.gate.running())},
		{"jianbao_waiting", "Requests that wait for their turn.", int64(s.gate.queued())},
		{"jianbao_body_bytes", "Request bodies in memory.", s.bodies.used.Load()},
		{"jianbao_picture_cache_bytes", "Pictures kept between requests.", s.pictures.cost()},
		{"jianbao_page_cache_pages", "Composed pages kept.", s.proofs.cost()},
		{"jianbao_drawn_cache_bytes", "Drawn pages kept.", s.drawn.cost()},
		{"go_goroutines", "Goroutines.", int64(runtime.NumGoroutine())},
		{"go_memstats_heap_alloc_bytes", "Heap in use.", int64(mem.HeapAlloc)},
		{"go_memstats_sys_bytes", "Memory taken from the system.", int64(mem.Sys)},
		{"go_gc_cycles_total", "Collections of garbage.", int64(mem.NumGC)},
	} {
		kind := "gauge"
		if strings.HasSuffix(l.name, "_total") {
			kind = "counter"
		}
		head(b, l.name, kind, l.help)
		fmt.Fprintf(b, "%s %d\n", l.name, l.value)
	}
}

func head(b *bytes.Buffer, name, kind, help string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

// sorted are the keys of m in order, so that two scrapes compare.
func sorted[K interface{ [2]string | [3]string }, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return keys
}
