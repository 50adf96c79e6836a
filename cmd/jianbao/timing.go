package main

import "time"

// stage is one stage of the work on an input and how long it took.
type stage struct {
	name string
	took time.Duration
}

// stopwatch measures stages, each of which ends where the next begins.
type stopwatch struct {
	stages []stage
	since  time.Time
}

func newStopwatch() *stopwatch { return &stopwatch{since: time.Now()} }

// begin ends the stage before and begins the one called name.
func (s *stopwatch) begin(name string) {
	s.lap()
	s.stages = append(s.stages, stage{name: name})
}

// end ends the last stage and gives all of them.
func (s *stopwatch) end() []stage {
	s.lap()
	return s.stages
}

func (s *stopwatch) lap() {
	now := time.Now()
	if n := len(s.stages); n > 0 {
		s.stages[n-1].took += now.Sub(s.since)
	}
	s.since = now
}
