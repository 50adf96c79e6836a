package main

import (
	"regexp"

	"jianbao/finding"
)

// misuses are what kong says of a command line that cannot be meant, as regular
// expressions that no other run has to compile, and how that reads in Chinese.
var misuses = []struct{ english, chinese string }{
	{`^unexpected argument (.*)$`, "用不着 $1"},
	{`^unknown flag ([^,]*), did you mean (?:one of )?(.*)\?$`, "没有选项 $1；是否指 $2"},
	{`^unknown flag (.*)$`, "没有选项 $1"},
	{`^expected "(.*)"$`, "缺少 $1"},
	{`^missing flags: (.*)$`, "缺少 $1"},
	{`^(--\S+): expected a valid 64 bit int but got (.*)$`, "$1 应为整数，不是 $2"},
	{`^(--\S+): expected \w+ value but got "EOL" .*$`, "$1 后面要有值"},
	{`^(--\S+): expected duration but got ("[^"]*").*$`, "$1 应为时长，如 30s，不是 $2"},
	{`^(--\S+): expected \w+ value but got "?(.*?)"? \(.*perhaps try (.*)\?$`,
		"$1 后面不能是 $2；以 - 开头的值写成 $3"},
	{`^(\S+) must be one of (.*) but got (.*)$`, "$1 应为 $2 之一，不是 $3"},
	{`^(--\S+): bool value must be .* but got (.*)$`, "$1 后面不写值，或写 true、false，不是 $2"},
}

// misuse is what kong says, in the user's language.
func (m *machine) misuse(said string) string {
	if m.lang == finding.English {
		return said
	}
	for _, k := range misuses {
		if english := regexp.MustCompile(k.english); english.MatchString(said) {
			return english.ReplaceAllString(said, k.chinese)
		}
	}
	return said
}
