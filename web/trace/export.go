package trace

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Tracer collects spans and sends them in batches. A nil Tracer does nothing.
type Tracer struct {
	target  string
	headers http.Header
	service string
	client  *http.Client
	log     *slog.Logger
	spans   chan *Span
	ended   chan struct{}
	lost    bool // the last batch could not be sent
}

// Options say where spans go.
type Options struct {
	Endpoint string // the collector's base address: /v1/traces is put behind it
	Headers  string // a=b,c=d for each request, values percent-encoded
	Service  string // what this program is called there; "": jianbao
	Log      *slog.Logger
}

// How spans are gathered: the names in the OpenTelemetry specification are
// schedule delay, max export batch size and max queue size.
const (
	every   = 2 * time.Second
	batch   = 512
	waiting = 2048
	patient = 10 * time.Second // with the collector
)

var errEndpoint = errors.New("the address of the collector has to be http://… or https://…")

// New is a Tracer at work; nil without an endpoint.
func New(o Options) (*Tracer, error) {
	if o.Endpoint == "" {
		return nil, nil
	}
	u, err := url.Parse(o.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errEndpoint
	}
	t := &Tracer{
		target: u.JoinPath("v1", "traces").String(), service: o.Service, log: o.Log,
		headers: http.Header{"Content-Type": {"application/json"}},
		client:  &http.Client{Timeout: patient},
		spans:   make(chan *Span, waiting), ended: make(chan struct{}),
	}
	if t.service == "" {
		t.service = "jianbao"
	}
	for pair := range strings.SplitSeq(o.Headers, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if value, err := url.PathUnescape(value); ok && err == nil {
			t.headers.Set(strings.TrimSpace(name), value)
		}
	}
	go t.run()
	return t, nil
}

// put hands a span on, or drops it: work never waits for the collector.
func (t *Tracer) put(s *Span) {
	select {
	case t.spans <- s:
	default:
	}
}

// Close sends what there still is, within ctx. Nothing may be traced behind it.
func (t *Tracer) Close(ctx context.Context) {
	if t == nil {
		return
	}
	close(t.spans)
	select {
	case <-t.ended:
	case <-ctx.Done():
	}
}

func (t *Tracer) run() {
	defer close(t.ended)
	tick := time.NewTicker(every)
	defer tick.Stop()
	var all []*Span
	for {
		select {
		case s, open := <-t.spans:
			if !open {
				t.send(all)
				return
			}
			if all = append(all, s); len(all) < batch {
				continue
			}
		case <-tick.C:
		}
		t.send(all)
		all = nil
	}
}

// send sends a batch. That it cannot is logged when it begins and when it ends.
func (t *Tracer) send(all []*Span) {
	if len(all) == 0 {
		return
	}
	err := t.post(all)
	if lost := err != nil; lost != t.lost {
		t.lost = lost
		t.log.Warn("traces", "target", t.target, "lost", lost, "error", err)
	}
}

func (t *Tracer) post(all []*Span) error {
	body, err := json.Marshal(t.message(all))
	if err != nil {
		return err
	}
	r, err := http.NewRequest(http.MethodPost, t.target, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header = t.headers.Clone()
	answer, err := t.client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<16))
	if answer.StatusCode/100 != 2 {
		return fmt.Errorf("the collector says %s", answer.Status)
	}
	return nil
}

type object = map[string]any

// message is an ExportTraceServiceRequest in the JSON of OTLP 1.
func (t *Tracer) message(all []*Span) object {
	spans := make([]object, len(all))
	for i, s := range all {
		spans[i] = s.message()
	}
	return object{"resourceSpans": []object{{
		"resource": object{"attributes": attributes([]attribute{{"service.name", t.service}})},
		"scopeSpans": []object{{
			"scope": object{"name": "jianbao/web"}, "spans": spans}},
	}}}
}

func (s *Span) message() object {
	o := object{
		"traceId": s.ids.trace, "spanId": s.ids.span, "name": s.name, "kind": s.kind,
		"startTimeUnixNano": strconv.FormatInt(s.begin.UnixNano(), 10),
		"endTimeUnixNano":   strconv.FormatInt(s.end.UnixNano(), 10),
		"attributes":        attributes(s.attributes),
	}
	if s.parent != "" {
		o["parentSpanId"] = s.parent
	}
	if s.state != "" {
		o["traceState"] = s.state
	}
	if s.failed {
		o["status"] = object{"code": 2} // error
	}
	return o
}

func attributes(all []attribute) []object {
	out := make([]object, len(all))
	for i, a := range all {
		value := object{"stringValue": a.value}
		if n, ok := a.value.(int); ok {
			value = object{"intValue": strconv.Itoa(n)}
		}
		out[i] = object{"key": a.key, "value": value}
	}
	return out
}
