package press

// Each runs work for 0 ≤ i < n, on at most workers goroutines, and hands each
// result to done in the order of i, from the caller's goroutine. No more than
// workers results are in being at a time, so that thousands of inputs need no
// more memory than a few.
func Each[T any](n, workers int, work func(i int) T, done func(i int, result T)) {
	if n == 0 {
		return
	}
	queue := make(chan chan T, max(workers, 1)-1)
	go func() {
		defer close(queue)
		for i := range n {
			result := make(chan T, 1)
			queue <- result
			go func() { result <- work(i) }()
		}
	}()
	i := 0
	for result := range queue {
		done(i, <-result)
		i++
	}
}
