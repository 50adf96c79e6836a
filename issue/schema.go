package issue

import (
	"bytes"
	"encoding/json"
)

// Schema is the JSON Schema (draft 2020-12) of an issue file, from the same
// tables that Parse reads by.
func Schema() []byte {
	s := objectSchema(shapesOf(issueFields))
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "简报一期"},
		{"description", "一期简报：报头、期号、文章、报尾。Markdown 文件的字段写在开头两行 --- 之间，文章写在后面。"},
	}
	out, err := json.MarshalIndent(append(root, s...), "", "  ")
	if err != nil {
		panic(err) // the tables hold nothing that JSON cannot
	}
	return append(out, '\n')
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func objectSchema(fields []namedShape) object {
	var properties object
	must := []string{}
	for _, f := range fields {
		properties = append(properties, member{f.name, shapeSchema(f.shape)})
		if f.must {
			must = append(must, f.name)
		}
	}
	o := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if len(must) > 0 {
		o = append(o, member{"required", must})
	}
	return o
}

// scalarTypes are what a text may be written as: a bare number is its digits.
var scalarTypes = []string{"string", "number"}

func shapeSchema(s shape) object {
	o := object{{"description", s.about}}
	switch s.kind {
	case textShape:
		if o = append(o, member{"type", scalarTypes}); s.must {
			o = append(o, member{"minLength", 1})
		}
	case bodyShape:
		o = append(o, member{"type", scalarTypes}, member{"contentMediaType", "text/markdown"})
	case linesShape:
		lines := object{{"type", "array"}, {"items", object{{"type", scalarTypes}}}}
		o = append(o, member{"anyOf", []object{{{"type", scalarTypes}}, lines}})
	case countShape:
		o = append(o, member{"type", "integer"}, member{"minimum", 1}, member{"maximum", s.most})
	case dateShape:
		o = append(o, member{"type", "string"}, member{"pattern", dateForm})
	case choiceShape:
		o = append(o, member{"enum", s.choices}, member{"default", s.choices[0]})
	case objectShape:
		o = append(o, objectSchema(s.fields)...)
	case objectsShape:
		o = append(o, member{"type", "array"}, member{"minItems", 1}, member{"items", objectSchema(s.fields)})
	}
	if s.one != nil {
		var either []object
		for _, name := range s.one {
			either = append(either, object{{"required", []string{name}}})
		}
		o = append(o, member{"oneOf", either})
	}
	return o
}
