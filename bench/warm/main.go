// Command warm measures what an issue costs a process that has set many
// before: the stages by themselves, what a page more costs in issues of 20, 200
// and 2,000 pages, and, when asked, whether memory stays as it is over a
// hundred thousand documents. It prints tables, with the targets it knows.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"jianbao/finding"
	"jianbao/issue"
	"jianbao/press"
)

func main() {
	n := flag.Int("n", 1000, "documents for the stages")
	rounds := flag.Int("rounds", 5, "rounds over the lengths, 0: none")
	steady := flag.Int("steady", 0, "documents for the memory, 0: none")
	path := flag.String("issue", "samples/2016-02.yaml", "the issue")
	flag.Parse()
	if err := run(*path, *n, *rounds, *steady); err != nil {
		fmt.Fprintln(os.Stderr, "bench/warm:", err)
		os.Exit(1)
	}
}

func run(path string, n, rounds, steady int) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	src := issue.Source{Name: path, Data: data, FS: os.DirFS(filepath.Dir(path))}
	b := bench{press: press.New(press.Options{}), src: src}
	if n > 0 {
		if err := b.stages(n); err != nil {
			return err
		}
	}
	if rounds > 0 {
		if err := b.lengths(rounds); err != nil {
			return err
		}
	}
	if steady > 0 {
		return b.steady(steady)
	}
	return nil
}

// bench sets one issue with one press.
type bench struct {
	press *press.Press
	src   issue.Source
}

// spent is the CPU time of one document, by stage.
type spent struct {
	parse, apply, compose, pdf time.Duration
	pages                      int
}

func (s spent) all() time.Duration { return s.parse + s.apply + s.compose + s.pdf }

// document makes a PDF of src.
func (b *bench) document(src issue.Source) (s spent, err error) {
	into, from := &s.parse, cpu()
	lap := func(next *time.Duration) {
		now := cpu()
		*into += now - from
		into, from = next, now
	}
	begun := map[string]*time.Duration{"parse": &s.parse, "apply": &s.apply, "compose": &s.compose}
	proof, found := b.press.Compose(src, press.Job{Stage: func(name string) { lap(begun[name]) }})
	if proof == nil {
		return s, errors.New(found[0].Format(finding.English))
	}
	lap(&s.pdf)
	err = b.press.PDF(io.Discard, proof)
	lap(&s.pdf)
	s.pages = len(proof.Pages.Pages)
	return s, err
}

// stages prints the medians of n documents.
func (b *bench) stages(n int) error {
	var all []spent
	var before, after runtime.MemStats
	for i := range n + 20 {
		if i == 20 {
			runtime.ReadMemStats(&before)
		}
		s, err := b.document(b.src)
		if err != nil {
			return err
		}
		if i >= 20 {
			all = append(all, s)
		}
	}
	runtime.ReadMemStats(&after)
	compose := median(all, func(s spent) time.Duration { return s.compose })
	pdf := median(all, func(s spent) time.Duration { return s.pdf })
	whole := median(all, spent.all)
	perSecond := 2 / whole.Seconds()
	megabytes := float64(after.TotalAlloc-before.TotalAlloc) / float64(n) / 1e6
	fmt.Printf("| %s, median of %d, tags and PDF/A on | CPU | target | |\n|---|---|---|---|\n", b.src.Name, n)
	fmt.Printf("| parse | %s | | |\n", ms(median(all, func(s spent) time.Duration { return s.parse })))
	fmt.Printf("| apply | %s | | |\n", ms(median(all, func(s spent) time.Duration { return s.apply })))
	fmt.Printf("| compose | %s | 2 ms | %s |\n", ms(compose), verdict(compose <= 2*time.Millisecond))
	fmt.Printf("| PDF | %s | 3 ms | %s |\n", ms(pdf), verdict(pdf <= 3*time.Millisecond))
	fmt.Printf("| all | %s | | |\n", ms(whole))
	fmt.Printf("| documents a second, two cores | %.0f | 300 | %s |\n", perSecond, verdict(perSecond >= 300))
	fmt.Printf("| allocated a document | %.1f MB | 8 MB | %s |\n\n", megabytes, verdict(megabytes <= 8))
	return nil
}

// times are how often the articles of the example make 20, 200 and 2,000 pages.
var times = []int{2, 25, 245}

// groups is how often a length is measured in a round. Each time it sets as
// many pages as the longest issue has: the collector works when so much is
// allocated, on whichever document is then in the press, so that one short
// issue would mostly miss it. The first long issue after short ones also has to
// get the memory that the next finds there.
const groups = 3

// lengths prints what issues of three lengths cost, and each page that the
// longer one has more. Rounds go over all lengths, the least cost counts: what
// else the machine does only adds.
func (b *bench) lengths(rounds int) error {
	least := make([]float64, len(times))
	pages := make([]int, len(times))
	for range rounds {
		for i, n := range times {
			for range groups {
				cost, err := b.mean(repeated(b.src, n), times[len(times)-1]/n, &pages[i])
				if err != nil {
					return err
				}
				if least[i] == 0 || cost < least[i] {
					least[i] = cost
				}
			}
		}
	}
	more := func(i int) float64 { return (least[i] - least[i-1]) / float64(pages[i]-pages[i-1]) }
	rise := more(2) / more(1)
	fmt.Print("| pages | CPU | a page more | target | |\n|---|---|---|---|---|\n")
	fmt.Printf("| %d | %.2f ms | | | |\n", pages[0], least[0])
	fmt.Printf("| %d | %.2f ms | %.3f ms | 0.5 ms | %s |\n", pages[1], least[1], more(1), verdict(more(1) <= 0.5))
	fmt.Printf("| %d | %.2f ms | %.3f ms, %+.0f %% | within 10 %% | %s |\n\n",
		pages[2], least[2], more(2), 100*(rise-1), verdict(rise <= 1.1 && rise >= 0.9))
	return nil
}

// mean is how many milliseconds a PDF of src takes when it is made n times.
func (b *bench) mean(src issue.Source, n int, pages *int) (float64, error) {
	var sum time.Duration
	for range n {
		s, err := b.document(src)
		if err != nil {
			return 0, err
		}
		sum += s.all()
		*pages = s.pages
	}
	return sum.Seconds() * 1000 / float64(n), nil
}

// steady sets n issues that all differ, on all cores, and prints the memory.
func (b *bench) steady(n int) error {
	fmt.Print("| documents | resident | a second |\n|---|---|---|\n")
	const rows = 10
	for row := range rows {
		begin := time.Now()
		if err := b.batch(row*n/rows, (row+1)*n/rows); err != nil {
			return err
		}
		fmt.Printf("| %d | %.1f MB | %.0f |\n", (row+1)*n/rows, resident(),
			float64(n/rows)/time.Since(begin).Seconds())
	}
	return nil
}

// batch sets the issues numbered from from to to.
func (b *bench) batch(from, to int) error {
	errs := make(chan error)
	cores := runtime.GOMAXPROCS(0)
	for c := range cores {
		go func() {
			var err error
			for i := from + c; i < to && err == nil; i += cores {
				_, err = b.document(numbered(b.src, i))
			}
			errs <- err
		}()
	}
	var first error
	for range cores {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

// numbered is src with numbers of its own in every article.
func numbered(src issue.Source, n int) issue.Source {
	src.Data = []byte(strings.ReplaceAll(string(src.Data), "2015", fmt.Sprint(1000+n%9000)))
	return src
}

// repeated is src with its articles so many times over, without 本期导读: in a
// bulletin of 2,000 pages that alone would be a book.
func repeated(src issue.Source, times int) issue.Source {
	const key = "\narticles:\n"
	text := string(src.Data)
	from := strings.Index(text, key) + len(key)
	to := len(text)
	if at := regexp.MustCompile(`(?m)^[a-z]`).FindStringIndex(text[from:]); at != nil {
		to = from + at[0]
	}
	head := regexp.MustCompile(`(?m)^contents:.*$`).ReplaceAllString(text[:from-len(key)], "")
	src.Data = []byte(head + "\ncontents: none" + key +
		strings.Repeat(text[from:to], times) + text[to:])
	return src
}

func median(all []spent, of func(spent) time.Duration) time.Duration {
	var d []time.Duration
	for _, s := range all {
		d = append(d, of(s))
	}
	slices.Sort(d)
	return d[len(d)/2]
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", d.Seconds()*1000) }

func verdict(met bool) string {
	if met {
		return "met"
	}
	return "missed"
}

// cpu is the time that this process has computed so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident is the memory that this process holds, in MB.
func resident() float64 {
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var size, pages int64
	fmt.Sscan(string(data), &size, &pages)
	return float64(pages*int64(os.Getpagesize())) / 1e6
}
