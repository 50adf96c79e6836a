package main

import (
	"bytes"
	"strings"
	"testing"
)

// What is wrong with a command line is said in Chinese, whatever kong says.
func TestMisuseIsToldInChinese(t *testing.T) {
	for args, want := range map[string]string{
		"frob":                      "用不着 frob",
		"render":                    "缺少 <file> ...",
		"render -x.yaml":            `没有选项 -x；是否指 "-h", "-o"`,
		"check a.yaml --lang en":    "没有选项 --lang",
		"render a.yaml --dpi x":     `--dpi 应为整数，不是 "x"`,
		"render a.yaml --copies -1": `--copies 后面不能是 -1；以 - 开头的值写成 --copies="-1"`,
		"render a.yaml --out":       "--out 后面要有值",
		"render a.yaml --embed no":  `--embed 应为 "subset","full" 之一，不是 "no"`,
		"render a.yaml --grid=x":    "--grid 后面不写值，或写 true、false，不是 \"x\"",
		"batch in":                  "缺少 --out=DIR",
		"serve --wait x":            `--wait 应为时长，如 30s，不是 "x"`,
	} {
		var out bytes.Buffer
		m := &machine{stdout: &out, stderr: &out, files: newFiles(),
			env: func(string) string { return "" }, tty: func(int) bool { return false }}
		status := run(strings.Fields(args), m)
		got, _, _ := strings.Cut(out.String(), "\n")
		if status != statusMachine || got != "jianbao: "+want {
			t.Errorf("%s: status %d, %s; want %s", args, status, got, want)
		}
	}
}
