package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Page is a tab. Its methods wait at most Patience.
type Page struct {
	b        *Browser
	session  string
	mu       sync.Mutex // of complaints
	complain []string
}

// Patience is how long anything on a page may take.
const Patience = 20 * time.Second

// Open opens a tab of that size with the address.
func (b *Browser) Open(address string, width, height int) (*Page, error) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	var made struct{ TargetID string }
	err := b.call(ctx, "", "Target.createTarget", values{"url": "about:blank"}, &made)
	if err != nil {
		return nil, err
	}
	var attached struct{ SessionID string }
	err = b.call(ctx, "", "Target.attachToTarget",
		values{"targetId": made.TargetID, "flatten": true}, &attached)
	if err != nil {
		return nil, err
	}
	p := &Page{b: b, session: attached.SessionID}
	p.listen()
	if err := p.prepare(width, height); err != nil {
		return nil, err
	}
	return p, p.Go(address)
}

type values map[string]any

func (p *Page) prepare(width, height int) error {
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		if err := p.call(domain+".enable", nil, nil); err != nil {
			return err
		}
	}
	return p.Resize(width, height)
}

// listen keeps what the page says went wrong.
func (p *Page) listen() {
	p.b.on(p.session, "Runtime.exceptionThrown", func(m json.RawMessage) {
		var e struct {
			ExceptionDetails struct {
				Text      string
				Exception struct{ Description string }
			}
		}
		_ = json.Unmarshal(m, &e)
		p.note(e.ExceptionDetails.Text + " " + e.ExceptionDetails.Exception.Description)
	})
	p.b.on(p.session, "Log.entryAdded", func(m json.RawMessage) {
		var e struct {
			Entry struct{ Level, Source, Text, URL string }
		}
		_ = json.Unmarshal(m, &e)
		if e.Entry.Level == "error" {
			p.note(e.Entry.Source + ": " + e.Entry.Text + " " + e.Entry.URL)
		}
	})
}

func (p *Page) note(s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.complain = append(p.complain, s)
}

// Complaints are the errors that the page's console showed since the last call.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.complain
	p.complain = nil
	return c
}

func (p *Page) call(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	return p.b.call(ctx, p.session, method, params, result)
}

// Close closes the tab.
func (p *Page) Close() error { return p.call("Page.close", nil, nil) }

// Crash ends the tab's process as a fault would.
func (p *Page) Crash() {
	_, _ = p.b.send(p.session, "Page.crash", nil) // there is nobody left to answer
}

// Resize makes the window that large, in CSS pixels.
func (p *Page) Resize(width, height int) error {
	return p.call("Emulation.setDeviceMetricsOverride", values{"width": width, "height": height,
		"deviceScaleFactor": 1, "mobile": width < 600}, nil)
}

// Go goes to the address and waits for it.
func (p *Page) Go(address string) error {
	var gone struct{ ErrorText string }
	if err := p.call("Page.navigate", values{"url": address}, &gone); err != nil {
		return err
	}
	if gone.ErrorText != "" {
		return fmt.Errorf("browser: %s: %s", address, gone.ErrorText)
	}
	return p.Until(`document.readyState === "complete"`)
}

// Before runs script on this page before any of its own, from the next load on.
func (p *Page) Before(script string) error {
	return p.call("Page.addScriptToEvaluateOnNewDocument", values{"source": script}, nil)
}

// Reload loads the page again.
func (p *Page) Reload() error {
	if err := p.Eval(`window.before = true`, nil); err != nil {
		return err
	}
	if err := p.call("Page.reload", nil, nil); err != nil {
		return err
	}
	return p.Until(`!window.before && document.readyState === "complete"`)
}

// Eval runs script in the page; its value, also that of a promise, goes to v.
func (p *Page) Eval(script string, v any) error {
	var out struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct{ Exception struct{ Description string } }
	}
	err := p.call("Runtime.evaluate", values{"expression": script, "awaitPromise": true,
		"returnByValue": true, "userGesture": true}, &out)
	switch {
	case err != nil:
		return err
	case out.ExceptionDetails != nil:
		return fmt.Errorf("browser: %s: %s", script, out.ExceptionDetails.Exception.Description)
	case v == nil || len(out.Result.Value) == 0:
		return nil
	}
	return json.Unmarshal(out.Result.Value, v)
}

const lookEvery = 10 * time.Millisecond

// Until waits for the script to be true.
func (p *Page) Until(script string) error {
	var err error
	for end := time.Now().Add(Patience); time.Now().Before(end); time.Sleep(lookEvery) {
		var is bool
		if err = p.Eval("Boolean("+script+")", &is); err == nil && is {
			return nil
		}
		if err != nil && !strings.Contains(err.Error(), "context") {
			return err // a page that is being left has no context for a moment
		}
	}
	if err != nil {
		return fmt.Errorf("browser: %s: %w", script, err)
	}
	return fmt.Errorf("browser: never came true: %s", script)
}

// Screenshot is the window as a PNG file.
func (p *Page) Screenshot() ([]byte, error) {
	var shot struct{ Data string }
	if err := p.call("Page.captureScreenshot", values{"format": "png"}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}

// Download makes files that pages hand out land in dir.
func (p *Page) Download(dir string) error {
	return p.call("Browser.setDownloadBehavior",
		values{"behavior": "allow", "downloadPath": dir}, nil)
}

// Offline cuts the page off the network, or connects it again.
func (p *Page) Offline(off bool) error {
	return p.call("Network.emulateNetworkConditions", values{"offline": off, "latency": 0,
		"downloadThroughput": -1, "uploadThroughput": -1}, nil)
}
