//go:build unix

package batch

import (
	"errors"
	"os"
	"syscall"
)

// Lock keeps other runs out of an output folder until unlock is called or the
// process ends, however it ends. The folder itself is locked: no file is left.
func Lock(dir string) (unlock func(), err error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		d.Close()
		return nil, ErrBusy
	case err != nil: // a file system without locks has none to offer
		d.Close()
		return func() {}, nil
	}
	// The closure keeps d alive: a collected file would give the lock away.
	return func() { d.Close() }, nil
}
