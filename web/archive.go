package web

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// officeKind tells Word files and those of other office programs, whose
// formats are archives too, from archives of somebody's files.
func officeKind(data []byte) (word, office bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false, false
	}
	for _, f := range z.File {
		// ISO/IEC 29500-2 has the one, OpenDocument and EPUB have the other.
		office = office || f.Name == "[Content_Types].xml" || f.Name == "mimetype"
		word = word || strings.HasPrefix(f.Name, "word/")
	}
	return word && office, office
}

// unpack reads a .zip into memory. What it says of the sizes of its files is
// enough to refuse it by: reading holds it to that.
func (s *Service) unpack(data []byte) (folder, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(http.StatusBadRequest, sayBadArchive)
	}
	if err := s.weigh(z); err != nil {
		return nil, err
	}
	files := folder{}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || aside(f.Name) {
			continue
		}
		if err := files.unpack(f); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// smallFile is a size that no ratio makes dangerous.
const smallFile = 1 << 20

// weigh refuses an archive that holds too much.
func (s *Service) weigh(z *zip.Reader) error {
	if len(z.File) > s.limits.Entries {
		return refuse(http.StatusRequestEntityTooLarge, sayManyEntries, s.limits.Entries)
	}
	var all uint64
	for _, f := range z.File {
		size := f.UncompressedSize64
		if size > smallFile && size/uint64(s.limits.Ratio) > f.CompressedSize64 {
			return refuse(http.StatusRequestEntityTooLarge, sayRatio, f.Name, s.limits.Ratio)
		}
		if all += size; size > uint64(s.limits.Unpacked) || all > uint64(s.limits.Unpacked) {
			return refuse(http.StatusRequestEntityTooLarge, sayUnpackedLarge, s.limits.Unpacked>>20)
		}
	}
	return nil
}

func (f folder) unpack(file *zip.File) error {
	name, ok := cleanPath(entryName(file))
	switch {
	case !ok:
		return refuse(http.StatusBadRequest, sayBadName, file.Name)
	case f[name] != nil:
		return refuse(http.StatusBadRequest, sayTwice, name)
	case !file.Mode().IsRegular():
		return nil // links lead nowhere here
	}
	r, err := file.Open()
	if err != nil {
		return refuse(http.StatusBadRequest, sayBadArchive)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(file.UncompressedSize64)+1))
	if err != nil {
		return refuse(http.StatusBadRequest, sayBadArchive)
	}
	f[name] = data
	return nil
}

// entryName is a file's name in UTF-8. Windows in Chinese writes names in GBK
// and does not say so.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil {
		return name
	}
	return f.Name
}
