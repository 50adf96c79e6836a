package templates

import "testing"

func BenchmarkNamed(b *testing.B) {
	for b.Loop() {
		Named("newsletter")
	}
}

func BenchmarkApply(b *testing.B) {
	tpl, _ := Named(Default)
	iss := fullIssue()
	for b.Loop() {
		tpl.Apply(iss)
	}
}
