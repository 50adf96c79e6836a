// Command gen compiles the dictionary of layout/words: the words of a free
// dictionary and those of bulletins, with their costs, into a table that is
// read in place. Run it by go generate in layout/words.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jianbao/layout/words"
)

// The dictionary is taken from a released module, so that everyone who
// generates starts from the same bytes: the module proxy keeps them.
const (
	module   = "github.com/yanyiwu/gojieba@v1.4.6"
	inModule = "deps/cppjieba/dict/jieba.dict.utf8"
	ours     = "bulletin.txt"
	output   = "dict.bin"
)

// ownCount is how often a word of ours is taken to occur among the about
// sixty million words that the dictionary was counted in: as often as 党支部.
const ownCount = 300

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	source, err := fetch()
	if err != nil {
		return fmt.Errorf("fetching %s: %w", module, err)
	}
	costs, err := readCounts(source)
	if err != nil {
		return fmt.Errorf("dictionary: %w", err)
	}
	own, err := readList(ours)
	if err != nil {
		return fmt.Errorf("own words: %w", err)
	}
	return os.WriteFile(output, compile(addOwn(costs, own)), 0o644)
}

// fetch has the go command bring the module and returns the dictionary's path.
func fetch() (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return "", fmt.Errorf("go mod download: %w: %s", err, out)
	}
	var at struct{ Dir string }
	if err := json.Unmarshal(out, &at); err != nil {
		return "", fmt.Errorf("go mod download: %w", err)
	}
	return filepath.Join(at.Dir, filepath.FromSlash(inModule)), nil
}

// readCounts reads lines of word, count and part of speech into costs.
func readCounts(path string) (map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	counts, total := map[string]int{}, 0
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.Fields(s.Text())
		if len(fields) < 2 || !isWord(fields[0]) {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, fmt.Errorf("count of %s: %w", fields[0], err)
		}
		counts[fields[0]] += max(n, 1)
		total += max(n, 1)
	}
	for w, n := range counts {
		counts[w] = cost(n, total)
	}
	counts[""] = cost(ownCount, total)
	return counts, nil
}

// isWord tells whether w is of Han characters and short enough for the table.
func isWord(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.Is(unicode.Han, r) || r > 0xFFFF {
			return false
		}
		n++
	}
	return n > 0 && n <= words.Longest
}

// cost is -log2(n/total) in units, in whole numbers: the table must not depend
// on the machine that made it.
func cost(n, total int) int {
	return min(255, max(1, log2(total)-log2(n)))
}

// log2 is the binary logarithm of n ≥ 1 in units, rounded down: the bits
// after the point come from squaring.
func log2(n int) int {
	whole := bits.Len(uint(n)) - 1
	x := uint64(n) << (31 - whole) // in [1, 2), with 31 bits after the point
	log := whole
	for u := 1; u < words.CostUnit; u *= 2 {
		x = x * x >> 31
		log *= 2
		if x >= 1<<32 {
			log++
			x >>= 1
		}
	}
	return log
}

func readList(path string) (list []string, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			if !isWord(w) {
				return nil, fmt.Errorf("%s: %q is not 1 to %d Han characters", path, w, words.Longest)
			}
			list = append(list, w)
		}
	}
	return list, nil
}

// addOwn adds words of ours, each cheap enough to be preferred to its parts.
func addOwn(costs map[string]int, own []string) map[string]int {
	usual := costs[""]
	delete(costs, "")
	parts, _ := words.Open(string(compile(costs)))
	for _, w := range own {
		c := min(usual, parts.PathCost(words.Key(w))-1)
		if old, ok := costs[w]; !ok || c < old {
			costs[w] = max(1, c)
		}
	}
	return costs
}

// compile writes the form that words.Open reads.
func compile(costs map[string]int) []byte {
	var lengths [words.Longest][]string
	for w := range costs {
		if n := utf8.RuneCountInString(w); n > 0 {
			lengths[n-1] = append(lengths[n-1], w)
		}
	}
	out := []byte(words.Magic)
	for _, list := range lengths {
		out = binary.BigEndian.AppendUint32(out, uint32(len(list)))
	}
	for _, list := range lengths {
		slices.SortFunc(list, func(a, b string) int {
			return strings.Compare(words.Key(a), words.Key(b))
		})
		for _, w := range list {
			out = append(out, words.Key(w)...)
		}
		for _, w := range list {
			out = append(out, byte(costs[w]))
		}
	}
	return out
}
