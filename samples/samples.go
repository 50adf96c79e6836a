// Package samples holds the issue that newcomers start from. It knows only
// its text.
package samples

import _ "embed" // the text

// ExampleName is what the example's file is called.
const ExampleName = "2016-02.yaml"

// Example is the example issue, as an issue file.
//
//go:embed 2016-02.yaml
var Example []byte
