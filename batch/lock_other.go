//go:build !unix

package batch

// Lock would keep other runs out of an output folder. This system has no lock
// that goes with the process, and one that stays after a kill does more harm.
func Lock(string) (unlock func(), err error) { return func() {}, nil }
