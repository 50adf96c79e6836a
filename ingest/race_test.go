//go:build race

package ingest

// slower is by how much the race detector slows a program down.
const slower = 20
