// Command jianbao typesets Chinese internal bulletins (简报). It wires the
// packages to files, a terminal and exit statuses; it knows nothing of how an
// issue is read, set or written.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"jianbao/finding"
)

// The exit statuses, as the contract has them.
const (
	statusDone    = 0
	statusInput   = 1 // an input has errors
	statusMachine = 2 // wrong usage, or the machine failed
)

func main() {
	m := &machine{
		stdin:  os.Stdin,
		stdout: os.Stdout,
		stderr: os.Stderr,
		env:    os.Getenv,
		tty:    term.IsTerminal,
		files:  newFiles(),
	}
	m.files.sweepOnSignal()
	os.Exit(run(os.Args[1:], m))
}

// machine is what commands touch of the world around them.
type machine struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	tty            func(fd int) bool
	files          *files
	lang           finding.Lang
}

// errInput says that an input has errors, which have been told already.
var errInput = errors.New("an input has errors")

// errMachine says that something failed and has been told already.
var errMachine = errors.New("some of the work could not be done")

// usageError is a command that cannot be meant.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// stoppedError is work that a signal kept from being finished; what was said
// about it has been said.
type stoppedError struct{ signal os.Signal }

func (e stoppedError) Error() string { return "stopped by " + e.signal.String() }

// run is the whole program, with everything it touches handed in.
func run(args []string, m *machine) int {
	m.lang = language(m.env)
	var grammar commands
	left := false // kong has printed help and wants to leave
	parser, err := kong.New(&grammar,
		kong.Name("jianbao"),
		kong.Description(m.say(sayDescription)),
		kong.Writers(m.stdout, m.stderr),
		kong.Exit(func(int) { left = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		configured(m.env),
		kong.Bind(m),
	)
	if err != nil {
		return m.failed(fmt.Errorf("command line grammar: %w", err))
	}
	translate(parser, m.lang)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	if left {
		return statusDone
	}
	if err != nil {
		return m.failed(usageError{m.misuse(err.Error())})
	}
	return m.failed(ctx.Run(parser))
}

// failed tells err, unless it has been told, and turns it into a status.
func (m *machine) failed(err error) int {
	var wrong usageError
	var stopped stoppedError
	switch {
	case err == nil:
		return statusDone
	case errors.As(err, &stopped):
		return statusOf(stopped.signal)
	case errors.Is(err, errMachine):
		return statusMachine
	case errors.Is(err, errInput):
		return statusInput
	case errors.As(err, &wrong):
		fmt.Fprintf(m.stderr, "jianbao: %s\n%s\n", wrong.text, m.say(sayTryHelp))
	default:
		fmt.Fprintf(m.stderr, "jianbao: %v\n", err)
	}
	return statusMachine
}
