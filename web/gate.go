package web

import (
	"context"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// gate lets a few requests work at a time and a few more wait, of which no
// client has more than its share.
type gate struct {
	slots chan struct{}
	wait  time.Duration
	queue int // requests that may wait
	share int // of one client

	mu      sync.Mutex
	waiting int
	of      map[string]int // those that wait, by client
}

func newGate(l Limits) *gate {
	return &gate{slots: make(chan struct{}, l.Workers), wait: l.Wait,
		queue: l.Queue, share: l.share(), of: map[string]int{}}
}

// enter waits for a place for client; "" is nobody in particular and has the
// whole queue. leave gives the place back. The error is a problem when too
// many wait or it took too long, ctx's when that ended.
func (g *gate) enter(ctx context.Context, client string) (leave func(), err error) {
	select {
	case g.slots <- struct{}{}:
		return g.leave, nil
	default:
	}
	if err := g.join(client); err != nil {
		return nil, err
	}
	defer g.quit(client)
	late := time.NewTimer(g.wait)
	defer late.Stop()
	select {
	case g.slots <- struct{}{}:
		return g.leave, nil
	case <-late.C:
		return nil, busy()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (g *gate) leave() { <-g.slots }

// join takes a place in the queue.
func (g *gate) join(client string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case client != "" && g.of[client] >= g.share:
		return tooMany(g.share)
	case g.waiting >= g.queue:
		return busy()
	}
	g.waiting++
	g.of[client]++
	return nil
}

// quit gives a place in the queue back.
func (g *gate) quit(client string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting--
	if g.of[client]--; g.of[client] == 0 {
		delete(g.of, client)
	}
}

// queued is how many wait.
func (g *gate) queued() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waiting
}

func (g *gate) running() int { return len(g.slots) }

// budget is memory that all requests share.
type budget struct {
	used atomic.Int64
	most int64
}

// take reserves n bytes; false when there are not so many left.
func (b *budget) take(n int64) bool {
	if b.used.Add(n) > b.most {
		b.used.Add(-n)
		return false
	}
	return true
}

func (b *budget) give(n int64) { b.used.Add(-n) }

// limited is l with at most n connections open.
func limited(l net.Listener, n int) net.Listener {
	return &limitedListener{Listener: l, slots: make(chan struct{}, n), done: make(chan struct{})}
}

type limitedListener struct {
	net.Listener
	slots chan struct{}
	done  chan struct{}
	once  sync.Once
}

// Accept waits for a connection and for a place for it.
func (l *limitedListener) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.done:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &limitedConn{Conn: c, leave: sync.OnceFunc(func() { <-l.slots })}, nil
}

// Close ends Accept.
func (l *limitedListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return l.Listener.Close()
}

type limitedConn struct {
	net.Conn
	leave func()
}

// Close closes the connection and gives its place back.
func (c *limitedConn) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
