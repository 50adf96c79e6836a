// Package unplaced takes out of what was read where it stood, so that tests
// can compare two readings of the same words.
package unplaced

import (
	"reflect"
	"slices"

	"jianbao/finding"
)

// Of is v without places, at any depth, and without values of the types also;
// an empty list becomes none. What v shares with others changes there too.
func Of[T any](v T, also ...reflect.Type) T {
	out := append(also, reflect.TypeFor[finding.Origin](), reflect.TypeFor[finding.Pos]())
	strip(reflect.ValueOf(&v).Elem(), out)
	return v
}

func strip(v reflect.Value, out []reflect.Type) {
	if slices.Contains(out, v.Type()) {
		v.SetZero()
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			strip(v.Field(i), out)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			strip(v.Index(i), out)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			strip(v.Elem(), out)
		}
	}
}
