package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/alecthomas/kong"
)

// configured lets --config read options from a file of JSON, by the names of
// the flags. What the environment says goes before it, and what the command
// line says before both.
func configured(env func(string) string) kong.Option {
	return kong.Configuration(func(r io.Reader) (kong.Resolver, error) {
		c := config{env: env}
		if err := json.NewDecoder(r).Decode(&c.values); err != nil {
			return nil, err
		}
		return c, nil
	})
}

// config is the options of a file.
type config struct {
	env    func(string) string
	values map[string]any
}

// Validate refuses options that no flag is called by.
func (c config) Validate(app *kong.Application) error {
	known := map[string]bool{}
	for _, command := range app.Leaves(false) {
		for _, group := range command.AllFlags(false) {
			for _, flag := range group {
				known[flag.Name] = true
			}
		}
	}
	for name := range c.values {
		if !known[name] {
			return fmt.Errorf("--config: no option is called %q", name)
		}
	}
	return nil
}

// Resolve is what the file says of flag.
func (c config) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if c.env(name) != "" {
			return nil, nil
		}
	}
	return c.values[flag.Name], nil
}
