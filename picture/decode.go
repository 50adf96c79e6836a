package picture

// Decode reads a picture file.
func Decode(data []byte, limits Limits) (*Picture, error) { return nil, &FormatError{"?"} }
