// Package browser drives a headless Chromium over the pipe of its DevTools
// protocol, as a person would: it opens pages, types, clicks, drops files and
// looks. It knows the browser, not what its pages are for.
package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// Browser is a running Chromium with a fresh profile.
type Browser struct {
	cmd     *exec.Cmd
	dir     string
	to      *os.File
	mu      sync.Mutex // of what follows
	last    int
	waiting map[int]chan reply
	heard   map[string][]func(json.RawMessage) // by session and method
	gone    error
}

type reply struct {
	Result json.RawMessage
	Error  *struct{ Message string }
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    any             `json:"params,omitempty"`
	Result    json.RawMessage `json:"-"`
}

type incoming struct {
	ID        int
	SessionID string
	Method    string
	Params    json.RawMessage
	reply
}

var flags = []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
	"--no-first-run", "--disable-background-networking", "--disable-component-update",
	"--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--mute-audio",
	"--lang=zh-CN", "--remote-debugging-pipe"}

// Start runs Chromium. What it keeps lies below dir.
func Start(dir string) (*Browser, error) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		return nil, fmt.Errorf("browser: %w", err)
	}
	fromUs, to, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("browser: %w", err)
	}
	from, fromIt, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("browser: %w", err)
	}
	cmd := exec.Command(program, append(flags, "--user-data-dir="+filepath.Join(dir, "profile"))...)
	cmd.ExtraFiles = []*os.File{fromUs, fromIt} // the protocol's descriptors 3 and 4
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("browser: %w", err)
	}
	b := &Browser{cmd: cmd, dir: dir, to: to, waiting: map[int]chan reply{},
		heard: map[string][]func(json.RawMessage){}}
	_ = fromUs.Close()
	_ = fromIt.Close()
	go b.listen(from)
	return b, nil
}

// Close ends Chromium.
func (b *Browser) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	_ = b.call(ctx, "", "Browser.close", nil, nil)
	_ = b.to.Close()
	ended := make(chan error, 1)
	go func() { ended <- b.cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return b.cmd.Process.Kill()
	}
}

// listen hands what the browser says to whoever waits for it.
func (b *Browser) listen(from *os.File) {
	r := bufio.NewReaderSize(from, 1<<20)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			b.end(err)
			return
		}
		var in incoming
		if json.Unmarshal(line[:len(line)-1], &in) != nil {
			continue
		}
		b.deliver(in)
	}
}

func (b *Browser) deliver(in incoming) {
	b.mu.Lock()
	ch := b.waiting[in.ID]
	delete(b.waiting, in.ID)
	heard := b.heard[in.SessionID+" "+in.Method]
	b.mu.Unlock()
	if in.ID != 0 && ch != nil {
		ch <- in.reply
		return
	}
	for _, f := range heard {
		f(in.Params)
	}
}

func (b *Browser) end(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gone = fmt.Errorf("browser: gone: %w", err)
	for id, ch := range b.waiting {
		delete(b.waiting, id)
		ch <- reply{Error: &struct{ Message string }{b.gone.Error()}}
	}
}

// on calls f at every event of that name; f may not call the browser.
func (b *Browser) on(session, method string, f func(json.RawMessage)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := session + " " + method
	b.heard[key] = append(b.heard[key], f)
}

// send writes one command and returns where its answer will come.
func (b *Browser) send(session, method string, params any) (chan reply, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gone != nil {
		return nil, b.gone
	}
	b.last++
	data, err := json.Marshal(message{ID: b.last, SessionID: session, Method: method, Params: params})
	if err != nil {
		return nil, fmt.Errorf("browser: %s: %w", method, err)
	}
	ch := make(chan reply, 1)
	b.waiting[b.last] = ch
	if _, err := b.to.Write(append(data, 0)); err != nil {
		return nil, fmt.Errorf("browser: %s: %w", method, err)
	}
	return ch, nil
}

func (b *Browser) call(ctx context.Context, session, method string, params, result any) error {
	ch, err := b.send(session, method, params)
	if err != nil {
		return err
	}
	select {
	case r := <-ch:
		if r.Error != nil {
			return fmt.Errorf("browser: %s: %s", method, r.Error.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(r.Result, result)
	case <-ctx.Done():
		return fmt.Errorf("browser: %s: %w", method, errors.Join(ctx.Err(), b.gone))
	}
}
