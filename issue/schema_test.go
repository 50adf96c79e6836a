package issue

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"jianbao/finding"
)

// schemaNode is what the test looks at in a schema.
type schemaNode struct {
	Type       any
	Properties map[string]*schemaNode
	Items      *schemaNode
	Required   []string
	Enum       []string
	Minimum    int
	Maximum    int
	Pattern    string
	AnyOf      []*schemaNode
	OneOf      []*schemaNode
}

func readSchema(t *testing.T) *schemaNode {
	t.Helper()
	root := new(schemaNode)
	if err := json.Unmarshal(Schema(), root); err != nil {
		t.Fatal(err)
	}
	return root
}

// filled is a JSON value that s allows, with every field there is.
func (s *schemaNode) filled(without, odd string, path string) string {
	if odd != "" && path == odd {
		return "true"
	}
	switch {
	case s.AnyOf != nil:
		return s.AnyOf[1].filled(without, odd, path)
	case s.Properties != nil:
		var names, parts []string
		for name := range s.Properties {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			p := strings.TrimPrefix(path+"."+name, ".")
			if p != without && p != "number.supplement" {
				parts = append(parts, fmt.Sprintf("%q: %s", name, s.Properties[name].filled(without, odd, p)))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case s.Type == "array":
		return "[" + s.Items.filled(without, odd, path+"[0]") + "]"
	case s.Type == "integer":
		return fmt.Sprint(s.Minimum)
	case s.Enum != nil:
		return `"` + s.Enum[len(s.Enum)-1] + `"`
	case s.Pattern != "":
		return `"2016-02-18"`
	}
	return `"甲"`
}

// walk calls f for every field of s.
func (s *schemaNode) walk(path string, f func(path string, s, parent *schemaNode)) {
	for name, p := range s.Properties {
		q := strings.TrimPrefix(path+"."+name, ".")
		f(q, p, s)
		p.walk(q, f)
	}
	if s.Items != nil {
		s.Items.walk(path+"[0]", f)
	}
}

func errorsOf(json string) (codes []string) {
	_, finds := Parse(Source{Name: "x.json", Data: []byte(json)})
	for _, f := range finds {
		if f.Severity() == finding.Error {
			codes = append(codes, string(f.Code)+" "+f.Pos.Path)
		}
	}
	return codes
}

// TestSchemaAndParserAgree fills in every field of the schema, leaves out each
// in turn, and gives each a wrong value in turn.
func TestSchemaAndParserAgree(t *testing.T) {
	root := readSchema(t)
	if codes := errorsOf(root.filled("", "", "")); codes != nil {
		t.Fatalf("what the schema allows has errors: %v\n%s", codes, root.filled("", "", ""))
	}
	root.walk("", func(path string, s, parent *schemaNode) {
		name := path[strings.LastIndex(path, ".")+1:]
		must := strings.Contains(" "+strings.Join(parent.Required, " ")+" ", " "+name+" ") || path == "number.issue"
		if codes := errorsOf(root.filled(path, "", "")); path != "number.supplement" && (codes != nil) != must {
			t.Errorf("without %s: %v, but the schema says required is %v", path, codes, must)
		}
		if codes := errorsOf(root.filled("", path, "")); path != "number.supplement" && len(codes) != 1 {
			t.Errorf("true for %s: %v, want one error", path, codes)
		}
	})
	if codes := errorsOf(strings.Replace(root.filled("", "", ""), "{", `{"titel": 1, `, 1)); len(codes) != 1 {
		t.Errorf("an unknown field: %v", codes)
	}
}

func TestSchemaIsTheSameTwice(t *testing.T) {
	if first, second := string(Schema()), string(Schema()); first != second {
		t.Errorf("two schemas differ:\n%s\n%s", first, second)
	}
}
