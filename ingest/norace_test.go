//go:build !race

package ingest

const slower = 1
