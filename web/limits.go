package web

import (
	"cmp"
	"runtime"
	"time"
)

// Limits bound what requests may cost. A field that is 0 takes its default.
type Limits struct {
	Body        int64 // bytes of a request's body
	Bodies      int64 // bytes of all bodies that are in memory at a time
	Header      int   // bytes of a request's header
	Unpacked    int64 // bytes of all files of a .zip
	Entries     int   // files of a .zip or parts of a form
	Ratio       int64 // how many times its packed size a file of a .zip may have
	Pictures    int   // of an issue
	Pages       int   // of an issue
	Drawn       int   // pages drawn for one request
	Printed     int   // pages of all numbered copies in one file
	Connections int
	Workers     int           // renders at a time
	Queue       int           // requests that wait for one of them
	PerClient   int           // of these from one client; see share
	Wait        time.Duration // how long they wait
	Time        time.Duration // for the work on one request
	Read, Write time.Duration // for taking a request in and an answer out
	Close       time.Duration // for what runs when the service ends

	PictureCache int64 // bytes of pictures kept between requests
	PageCache    int   // composed pages kept
	DrawnCache   int64 // bytes of drawn pages kept
	Keep         time.Duration
}

// DefaultLimits suit an office on one machine.
func DefaultLimits() Limits {
	workers := runtime.GOMAXPROCS(0)
	return Limits{
		Body: 32 << 20, Bodies: 512 << 20, Header: 64 << 10,
		Unpacked: 128 << 20, Entries: 2000, Ratio: 200,
		Pictures: 200, Pages: 500, Drawn: 100, Printed: 20_000, Connections: 1024,
		Workers: workers, Queue: 16 * workers, Wait: 10 * time.Second,
		Time: 30 * time.Second, Read: time.Minute, Write: time.Minute, Close: 45 * time.Second,
		PictureCache: 256 << 20, PageCache: 2000, DrawnCache: 64 << 20, Keep: 12 * time.Hour,
	}
}

// share is how many requests of one client may wait. What is left out is half
// of the queue, so that one client never keeps the others out; what is
// negative is no limit.
func (l Limits) share() int {
	switch {
	case l.PerClient < 0:
		return l.Queue
	case l.PerClient == 0:
		return max(1, l.Queue/2)
	}
	return l.PerClient
}

// orDefault is l with its gaps filled.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	l.Workers = cmp.Or(l.Workers, d.Workers)
	return Limits{
		Body: cmp.Or(l.Body, d.Body), Bodies: cmp.Or(l.Bodies, d.Bodies),
		Header: cmp.Or(l.Header, d.Header), Unpacked: cmp.Or(l.Unpacked, d.Unpacked),
		Entries: cmp.Or(l.Entries, d.Entries), Ratio: cmp.Or(l.Ratio, d.Ratio),
		Pictures: cmp.Or(l.Pictures, d.Pictures), Pages: cmp.Or(l.Pages, d.Pages),
		Drawn:   cmp.Or(l.Drawn, d.Drawn),
		Printed: cmp.Or(l.Printed, d.Printed), Connections: cmp.Or(l.Connections, d.Connections),
		Workers: l.Workers, Queue: cmp.Or(l.Queue, 16*l.Workers),
		PerClient: l.PerClient,
		Wait:      cmp.Or(l.Wait, d.Wait), Time: cmp.Or(l.Time, d.Time),
		Read: cmp.Or(l.Read, d.Read), Write: cmp.Or(l.Write, d.Write),
		Close:        cmp.Or(l.Close, d.Close),
		PictureCache: cmp.Or(l.PictureCache, d.PictureCache),
		PageCache:    cmp.Or(l.PageCache, d.PageCache),
		DrawnCache:   cmp.Or(l.DrawnCache, d.DrawnCache), Keep: cmp.Or(l.Keep, d.Keep),
	}
}
