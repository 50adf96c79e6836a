package finding

// message is what a code says, by Lang. {0}, {1} … stand for the arguments.
type message struct {
	text, hint [2]string
}

// messages is every table of this package as one.
var messages = merge(issueMessages, lintMessages, layoutMessages, fontMessages, templateMessages, pictureMessages, importMessages)

func merge(tables ...map[Code]message) map[Code]message {
	all := map[Code]message{}
	for _, t := range tables {
		for c, m := range t {
			if _, twice := all[c]; twice {
				panic("finding: two messages for " + string(c))
			}
			all[c] = m
		}
	}
	return all
}
