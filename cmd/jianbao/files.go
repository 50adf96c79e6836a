package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// files writes output files so that each appears whole or not at all, and
// knows which unfinished ones to take away when the program is interrupted.
type files struct {
	mu      sync.Mutex
	pending map[string]bool
	count   int
	first   chan os.Signal // who wants to finish what runs is told the first signal
}

func newFiles() *files { return &files{pending: map[string]bool{}} }

// sweepOnSignal takes unfinished files away when the user or the system ends
// the program.
func (f *files) sweepOnSignal() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-c
		if f.postpone(s) {
			s = <-c
		}
		f.sweep()
		os.Exit(statusOf(s))
	}()
}

// statusOf is the exit status of a program that a signal has ended.
func statusOf(s os.Signal) int {
	if s == syscall.SIGTERM {
		return 128 + int(syscall.SIGTERM)
	}
	return 128 + int(syscall.SIGINT)
}

// finishFirst makes the first signal no more than a wish to stop, which comes
// through the channel. A second one ends the program as ever.
func (f *files) finishFirst() <-chan os.Signal {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first = make(chan os.Signal, 1)
	return f.first
}

// postpone hands a signal to who wants to finish first, if anyone does.
func (f *files) postpone(s os.Signal) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.first == nil {
		return false
	}
	f.first <- s
	return true
}

// sweep takes the unfinished files away; none can begin after it.
func (f *files) sweep() {
	f.mu.Lock()
	for name := range f.pending {
		os.Remove(name)
	}
}

// save lets write fill the file at path: beside it first, synced, then renamed
// over it. A device or a pipe is written to directly. Folders are made.
func (f *files) save(path string, write func(io.Writer) error) error {
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		path = whole // replace what a link leads to, not the link
	}
	mode := fs.FileMode(0)
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	case err == nil && !info.Mode().IsRegular():
		return stream(path, write)
	case err == nil:
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temp, err := f.create(path)
	if err != nil {
		return err
	}
	defer f.remove(temp.Name())
	if err := fill(temp, mode, write); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}

// stream writes to what is no regular file, for instance /dev/null.
func stream(path string, write func(io.Writer) error) (err error) {
	out, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	return buffered(out, write)
}

// create makes an unfinished file beside path, with the rights a new file gets.
func (f *files) create(path string) (*os.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		f.count++
		name := fmt.Sprintf(".%s.%d-%d.tmp", start(filepath.Base(path)), os.Getpid(), f.count)
		name = filepath.Join(filepath.Dir(path), name)
		temp, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			f.pending[name] = true
		}
		return temp, err
	}
}

// start is as much of name as leaves room for what create adds: file systems
// take 255 bytes, which is 85 characters.
func start(name string) string {
	const most = 200
	if len(name) <= most {
		return name
	}
	return strings.ToValidUTF8(name[:most], "")
}

// remove takes an unfinished file away; after a rename there is none.
func (f *files) remove(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	os.Remove(name)
	delete(f.pending, name)
}

// fill writes, syncs and closes temp; mode 0 leaves its rights alone.
func fill(temp *os.File, mode fs.FileMode, write func(io.Writer) error) (err error) {
	defer func() {
		if e := temp.Close(); err == nil {
			err = e
		}
	}()
	if mode != 0 {
		if err := temp.Chmod(mode); err != nil {
			return err
		}
	}
	if err := buffered(temp, write); err != nil {
		return err
	}
	return temp.Sync()
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// syncFolder makes a rename last through a power cut. Some file systems do
// not sync folders and say so; nothing is lost by that which they promised.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // may be written but not read: the rename stands
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
