package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"jianbao/picture"
)

// shelf is the folder of an issue, and remembers what was taken from it.
type shelf struct {
	fs.FS
	mu    sync.Mutex
	taken []Read
}

// Open reads a file as a whole, so that what is hashed is what is used.
func (s *shelf) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil {
		s.note(name, "")
		return nil, err
	}
	book, err := newBook(f)
	if err != nil {
		s.note(name, "")
		return nil, err
	}
	s.note(name, sumOf(book.data))
	return book, nil
}

func (s *shelf) note(name, sum string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.ContainsFunc(s.taken, func(r Read) bool { return r.Name == name }) {
		s.taken = append(s.taken, Read{name, sum})
	}
}

// reads is what was taken, in order of name.
func (s *shelf) reads() []Read {
	slices.SortFunc(s.taken, func(a, b Read) int {
		return strings.Compare(a.Name, b.Name)
	})
	return s.taken
}

// book is a file in memory.
type book struct {
	*bytes.Reader
	data []byte
	info fs.FileInfo
}

// mostBytes is a byte more than a picture may have: who reads on is told that
// it is too large.
var mostBytes = int64(picture.DefaultLimits.Bytes) + 1

var errFolder = errors.New("is a folder")

// newBook takes f into memory and closes it.
func newBook(f fs.File) (*book, error) {
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errFolder
	}
	data, err := io.ReadAll(io.LimitReader(f, mostBytes))
	return &book{bytes.NewReader(data), data, info}, err
}

// Stat is what the file on disk says.
func (b *book) Stat() (fs.FileInfo, error) { return b.info, nil }

// Close has nothing to do.
func (b *book) Close() error { return nil }

func sumOf(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// sumFile hashes a file, up to most bytes of it; "" when it cannot be read.
func sumFile(path string, most int64) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, most)); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
