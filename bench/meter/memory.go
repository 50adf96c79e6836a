package meter

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// between two looks at the memory.
const between = 25 * time.Millisecond

// watch looks at the memory of all descendants until the peak is asked for.
func (m Meter) watch() (peak func() int64) {
	if !m.Watch {
		return func() int64 { return 0 }
	}
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		var high int64
		tick := time.NewTicker(between)
		defer tick.Stop()
		for {
			high = max(high, resident(os.Getpid()))
			select {
			case <-stop:
				most <- high
				return
			case <-tick.C:
			}
		}
	}()
	return func() int64 { close(stop); return <-most }
}

// resident is the proportional share of memory of all descendants of pid.
func resident(pid int) (bytes int64) {
	kids := family()
	for queue := kids[pid]; len(queue) > 0; queue = queue[1:] {
		bytes += share(queue[0])
		queue = append(queue, kids[queue[0]]...)
	}
	return bytes
}

// family is who started whom, from /proc.
func family() map[int][]int {
	kids := map[int][]int{}
	paths, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is sound
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		i := bytes.LastIndexByte(data, ')') // the name may hold anything
		fields := strings.Fields(string(data[i+1:]))
		if i < 0 || len(fields) < 2 {
			continue
		}
		pid, _ := strconv.Atoi(strings.Split(path, "/")[2])
		parent, _ := strconv.Atoi(fields[1])
		kids[parent] = append(kids[parent], pid)
	}
	return kids
}

// share is a process's Pss: pages that several have are divided among them.
func share(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
			n, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return n << 10
		}
	}
	return 0
}
