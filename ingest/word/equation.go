package word

import "strings"

// equation is one field EQ being read, by which Word sets characters in rings,
// several in the place of one, and 拼音 above words (ECMA-376, 17.16.5.17).
type equation struct {
	rest  string
	depth int
	ruby  bool // 拼音 was left out
}

// isEquation tells the code of such a field.
func isEquation(code string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	return strings.EqualFold(word, "EQ")
}

// words are what the field's code shows.
func (e *equation) words(code string) string {
	e.rest = strings.TrimSpace(code)[len("EQ"):]
	return strings.TrimSpace(e.text())
}

// text reads up to the end of an argument.
func (e *equation) text() string {
	var b strings.Builder
	for e.rest != "" && strings.IndexByte(",;)", e.rest[0]) < 0 {
		if e.rest[0] != '\\' {
			n := max(strings.IndexAny(e.rest, `\,;)`), 0)
			if n == 0 {
				n = len(e.rest)
			}
			b.WriteString(e.rest[:n])
			e.rest = e.rest[n:]
			continue
		}
		b.WriteString(e.function())
	}
	return b.String()
}

// function reads a backslash and what it does to the arguments behind it.
func (e *equation) function() string {
	e.rest = e.rest[1:]
	switch {
	case e.rest == "":
		return ""
	case e.rest[0] == '*': // how the field's result would look
		e.format()
		return ""
	case strings.IndexByte(`(),;\`, e.rest[0]) >= 0:
		s := e.rest[:1]
		e.rest = e.rest[1:]
		return s
	}
	kind := e.rest[0] | ' '
	options, rest, found := strings.Cut(e.rest, "(")
	if e.rest = rest; !found || e.depth > 16 {
		e.rest = ""
		return ""
	}
	args, raised := e.arguments()
	return e.shown(kind, strings.ToLower(options), args, raised)
}

// format skips one word, or one in quotes, that says how a result would look.
func (e *equation) format() {
	rest, end := strings.TrimLeft(e.rest[1:], " "), " "
	if strings.HasPrefix(rest, `"`) {
		rest, end = rest[1:], `"`
	}
	_, e.rest, _ = strings.Cut(rest, end)
}

// arguments reads up to the bracket that closes them, and tells which of them
// are raised or lowered.
func (e *equation) arguments() (args []string, moved []bool) {
	e.depth++
	defer func() { e.depth-- }()
	for {
		moved = append(moved, strings.HasPrefix(strings.TrimLeft(e.rest, " "), `\s`))
		args = append(args, strings.TrimSpace(e.text()))
		if e.rest == "" {
			return args, moved
		}
		end := e.rest[0] == ')'
		if e.rest = e.rest[1:]; end {
			return args, moved
		}
	}
}

// shown is what a function makes of its arguments.
func (e *equation) shown(kind byte, options string, args []string, moved []bool) string {
	switch {
	case kind == 'f' && len(args) == 2:
		return args[0] + "/" + args[1]
	case kind == 'r':
		return "√" + args[len(args)-1]
	case kind == 'b':
		return "(" + strings.Join(args, "") + ")"
	case kind == 'o' && len(args) == 2 && moved[0] && !moved[1]:
		e.ruby = true
		return args[1]
	case kind == 'o' && len(args) == 2 && strings.Contains("○◯□△◇", args[0]):
		return ringed(args[1])
	}
	return strings.Join(args, "")
}

// ringed is s in a ring, where Unicode has it so.
func ringed(s string) string {
	for n := 1; n <= 20; n++ {
		if s == inFormat(n, "decimal") {
			return inFormat(n, "decimalEnclosedCircle")
		}
	}
	return s
}
