// Package meter says what a command costs with everything it starts: the
// processor's time of all descendants, also of those that outlive their
// parents, as browsers' helpers do, and the memory of all of them together.
// One command at a time: it waits for every child of this process.
package meter

import (
	"bytes"
	"fmt"
	"os/exec"
	"syscall"
	"time"
)

// Cost is what a command took.
type Cost struct {
	CPU  time.Duration // user and system, all descendants
	Wall time.Duration
	// Peak is the most bytes of memory that all were seen to have together, a
	// page that several share counted once, or the most that the largest had,
	// whichever is more; 0 when nobody watched.
	Peak int64
	Out  []byte // standard output
}

// Meter runs commands.
type Meter struct {
	Watch bool          // memory too; looking costs a little time of its own
	Limit time.Duration // after which a command is killed; 0: five minutes
}

// subreaper is PR_SET_CHILD_SUBREAPER of prctl(2): orphans become ours instead
// of the first process's.
const subreaper = 36

// Run runs the commands at the same time and waits until the last descendant
// of each has ended.
func (m Meter) Run(commands ...*exec.Cmd) (Cost, error) {
	if _, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, subreaper, 1, 0); e != 0 {
		return Cost{}, fmt.Errorf("become the reaper of orphans: %w", e)
	}
	before, err := children()
	if err != nil {
		return Cost{}, err
	}
	begin := time.Now()
	running, err := start(commands)
	if err != nil {
		return Cost{}, err
	}
	stop := m.guard(running)
	peak := m.watch()
	for _, r := range running {
		if e := r.wait(); e != nil && err == nil {
			err = e
		}
	}
	reap()
	stop()
	c := Cost{Wall: time.Since(begin), Peak: peak(), Out: output(running)}
	if m.Watch {
		c.Peak = max(c.Peak, largest(running))
	}
	after, e := children()
	if err == nil {
		err = e
	}
	c.CPU = after - before
	return c, err
}

// process is a command under way.
type process struct {
	*exec.Cmd
	out, err bytes.Buffer
}

func start(commands []*exec.Cmd) (running []*process, err error) {
	for _, cmd := range commands {
		r := &process{Cmd: cmd}
		cmd.Stdout, cmd.Stderr = &r.out, &r.err
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		if err := cmd.Start(); err != nil {
			return nil, err
		}
		running = append(running, r)
	}
	return running, nil
}

// wait adds to an error the end of what the command said.
func (r *process) wait() error {
	err := r.Wait()
	if err == nil {
		return nil
	}
	said := append(r.out.Bytes(), r.err.Bytes()...)
	return fmt.Errorf("%s: %w: %s", r.Path, err, said[max(0, len(said)-2000):])
}

// guard kills what runs longer than the limit.
func (m Meter) guard(running []*process) (stop func() bool) {
	limit := m.Limit
	if limit == 0 {
		limit = 5 * time.Minute
	}
	return time.AfterFunc(limit, func() {
		for _, r := range running {
			_ = syscall.Kill(-r.Process.Pid, syscall.SIGKILL) // it may have ended
		}
	}).Stop
}

// reap waits for orphans until there are none.
func reap() {
	for {
		_, err := syscall.Wait4(-1, nil, 0, nil)
		if err != nil && err != syscall.EINTR {
			return
		}
	}
}

// largest is the most that one of the processes, or of what it waited for, had
// resident at any time: the looks in between miss the peak of a short run.
func largest(running []*process) (bytes int64) {
	for _, r := range running {
		if u, ok := r.ProcessState.SysUsage().(*syscall.Rusage); ok {
			bytes = max(bytes, u.Maxrss<<10)
		}
	}
	return bytes
}

func output(running []*process) (all []byte) {
	for _, r := range running {
		all = append(all, r.out.Bytes()...)
	}
	return all
}

// children is the processor's time of all descendants that have ended.
func children() (time.Duration, error) { return spent(syscall.RUSAGE_CHILDREN) }

// Self is the processor's time of this process so far.
func Self() (time.Duration, error) { return spent(syscall.RUSAGE_SELF) }

func spent(who int) (time.Duration, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return 0, err
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), nil
}
