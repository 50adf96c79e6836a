// Command soak loads a service with many clients at once and tells how it
// bears it: answers by status, the time they take, and its memory. It ends
// with status 1 when anything but a done request or an honest refusal (503
// with Retry-After) came back.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

func main() {
	clients := flag.Int("clients", 64, "clients at once")
	length := flag.Duration("time", time.Minute, "how long")
	program := flag.String("program", "", "the jianbao to start")
	file := flag.String("file", "samples/2016-02.yaml", "the issue to send")
	flag.Parse()
	if err := soak(*program, *file, *clients, *length); err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
}

const address = "127.0.0.1:18999"

// soak starts the service, loads it and prints what came of it.
func soak(program, file string, clients int, length time.Duration) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	service := exec.Command(program, "serve", "--addr", address, "--no-auth")
	if err := service.Start(); err != nil {
		return err
	}
	defer func() {
		_ = service.Process.Signal(os.Interrupt)
		_ = service.Wait()
	}()
	if err := awake(); err != nil {
		return err
	}
	result := load(data, clients, length)
	peak, now, err := memory(service.Process.Pid)
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d clients for %v, %d bytes\n", filepath.Base(file), clients, length, len(data))
	bad := result.print(length)
	fmt.Printf("memory: %s at most, %s at the end\n", peak, now)
	if bad > 0 {
		return fmt.Errorf("%d answers are neither 200 nor an honest 503: %s", bad, result.first)
	}
	return nil
}

// awake waits for the service.
func awake() error {
	for range 100 {
		answer, err := http.Get("http://" + address + "/readyz")
		if err == nil {
			answer.Body.Close()
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("nothing answers at %s", address)
}

// tally is what one kind of request came to.
type tally struct {
	done  []time.Duration
	busy  []time.Duration
	other int
}

type tallies struct {
	mu    sync.Mutex
	kinds map[string]*tally
	first string // of the answers that should not be
}

// requests are what clients ask for, in turn.
var requests = []string{"render?to=pdf", "check", "render?to=png&page=1", "render?to=docx"}

// load lets clients ask until the time is over.
func load(data []byte, clients int, length time.Duration) *tallies {
	all := &tallies{kinds: map[string]*tally{}}
	for _, kind := range requests {
		all.kinds[kind] = &tally{}
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	end := time.Now().Add(length)
	var group sync.WaitGroup
	for c := range clients {
		group.Go(func() {
			for i := c; time.Now().Before(end); i++ {
				kind := requests[i%len(requests)]
				if wait := all.ask(client, kind, data); wait {
					time.Sleep(time.Second) // sooner than Retry-After says
				}
			}
		})
	}
	group.Wait()
	return all
}

// ask sends one request; wait says that the service is busy.
func (t *tallies) ask(client *http.Client, kind string, data []byte) (wait bool) {
	begin := time.Now()
	answer, err := client.Post("http://"+address+"/api/v1/"+kind, "application/yaml", bytes.NewReader(data))
	status, honest := 0, false
	if err == nil {
		_, err = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		status, honest = answer.StatusCode, answer.Header.Get("Retry-After") != ""
	}
	took := time.Since(begin)
	t.mu.Lock()
	defer t.mu.Unlock()
	k := t.kinds[kind]
	switch {
	case err == nil && status == http.StatusOK:
		k.done = append(k.done, took)
	case err == nil && status == http.StatusServiceUnavailable && honest:
		k.busy = append(k.busy, took)
		return true
	default:
		if k.other++; t.first == "" {
			t.first = fmt.Sprintf("%s: %d %v", kind, status, err)
		}
	}
	return false
}

// print is the table, and how many answers should not be.
func (t *tallies) print(length time.Duration) (bad int) {
	fmt.Printf("%-22s %8s %8s %9s %9s %9s %6s %6s\n",
		"request", "done", "per s", "p50", "p99", "worst", "503", "other")
	for _, kind := range requests {
		k := t.kinds[kind]
		slices.Sort(k.done)
		fmt.Printf("%-22s %8d %8.1f %9v %9v %9v %6d %6d\n", kind, len(k.done),
			float64(len(k.done))/length.Seconds(),
			k.at(50), k.at(99), k.at(100), len(k.busy), k.other)
		bad += k.other
	}
	return bad
}

// at is the time within which p percent were done.
func (k *tally) at(p int) time.Duration {
	if len(k.done) == 0 {
		return 0
	}
	return k.done[min(len(k.done)*p/100, len(k.done)-1)].Round(time.Millisecond)
}

// memory is the most that a process had resident, and what it has now.
func memory(pid int) (peak, now string, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "", "", err
	}
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		switch name {
		case "VmHWM":
			peak = strings.TrimSpace(value)
		case "VmRSS":
			now = strings.TrimSpace(value)
		}
	}
	return peak, now, nil
}
