// Package batch turns a folder of issues into a folder of outputs and keeps a
// manifest there, so that the next run does only what has changed and a run
// that was killed goes on where it stood. It knows files, hashes and order;
// how an issue becomes its files it leaves to whoever calls it.
package batch

import (
	"io"

	"jianbao/finding"
	"jianbao/issue"
)

// Issue is one issue file of the folder.
type Issue struct {
	Name string // below the folder of issues, with slashes
	Base string // its outputs below the output folder, without their endings
}

// Job is one run over a folder.
type Job struct {
	In, Out string
	Issues  []Issue
	Formats []string // what is to be made of each issue
	// Setting names all that outputs depend on beside the issue's own files:
	// engine, house style, faces, options.
	Setting string
	Workers int  // issues set at a time
	Force   bool // make all of them anew
	Only    bool // only those that failed the last time
	// Make makes an issue's files. It is called from several goroutines.
	Make func(in Issue, src issue.Source, formats []string) Made
	// Save puts a file in its place, whole or not at all.
	Save func(path string, write func(io.Writer) error) error
}

// Made is what came of one issue.
type Made struct {
	Found []finding.Finding
	Pages int
	Files []Output // none when the issue has errors
	Err   error    // the machine's fault
}

// Output is one file made of an issue. What comes after the issue's base in
// its name is End: .pdf, -1.png.
type Output struct {
	Format, End string
	Data        []byte
}

// Reason is why an issue is made again, or is not.
type Reason uint8

// The reasons, in the order in which they are looked for.
const (
	Unchanged    Reason = iota
	LeftOut             // it did not fail the last time, and only those are wanted
	Forced              // all are wanted anew
	New                 // never made here
	Unfinished          // a run was killed over it
	FailedBefore        // it had errors the last time
	NewSetting          // engine, house style, faces or options are others
	NewInput            // the issue file is another
	NewPicture          // a picture it reads is another
	NewFormat           // a format is wanted that was not
	FileGone            // an output is missing or not as it was written
)

// Step is what is to be done about one issue.
type Step struct {
	Issue
	Why     Reason
	Detail  string   // the picture or output that Why is about
	Formats []string // to be made
	old     Record
}

// Last is what the manifest said of the issue before.
func (s Step) Last() Record { return s.old }

// Work tells whether there is anything to do.
func (s Step) Work() bool { return s.Why > LeftOut }

// Result is how one step ended.
type Result struct {
	Step
	Made
	Record Record // what the manifest says now
	// Skipped: the run was stopped before it came to this issue.
	Skipped bool
	// Outdated are outputs of formats not asked for this time that an earlier
	// version of the issue left behind.
	Outdated []string
}
