package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// barCells is how wide the progress bar is.
const barCells = 24

// progress shows on a terminal how many of total inputs are done. Off a
// terminal, or for one input, it shows nothing: the lines told are enough.
type progress struct {
	w     io.Writer
	total int
	done  int
	live  bool
}

func (m *machine) newProgress(total int) *progress {
	p := &progress{w: m.stderr, total: total, live: total > 1 && m.isTerminal(m.stderr)}
	p.draw()
	return p
}

// tell lets write print lines where the bar stands, then counts one input done.
func (p *progress) tell(write func()) {
	p.clear()
	write()
	p.done++
	p.draw()
}

func (p *progress) draw() {
	if !p.live {
		return
	}
	full := barCells * p.done / p.total
	fmt.Fprintf(p.w, "\r[%s%s] %d/%d", strings.Repeat("█", full),
		strings.Repeat("·", barCells-full), p.done, p.total)
}

// clear takes the bar away, so that what follows stands on a clean line.
func (p *progress) clear() {
	if p.live {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// isTerminal tells whether w is shown to someone as it is written.
func (m *machine) isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && m.tty(int(f.Fd()))
}
