package release

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"time"
)

// Pack makes a zip of one binary, byte for byte as the release does.
func Pack(name string, binary []byte, modified time.Time) ([]byte, error) {
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	// The time zone is part of a zip.
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified.UTC()}
	header.SetMode(executable)
	file, err := archive.CreateHeader(header)
	if err != nil {
		return nil, err
	}
	if _, err := file.Write(binary); err != nil {
		return nil, err
	}
	err = archive.Close()
	return data.Bytes(), err
}

// Unpack is the other way round: the only file in a zip, and what is in it.
func Unpack(data []byte) (*zip.FileHeader, []byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, err
	}
	if len(archive.File) != 1 {
		return nil, nil, fmt.Errorf("zip: it holds %d files instead of one", len(archive.File))
	}
	binary, err := content(archive.File[0])
	return &archive.File[0].FileHeader, binary, err
}
