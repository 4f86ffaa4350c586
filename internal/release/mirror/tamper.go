package mirror

import (
	"archive/zip"
	"io"
	"os"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// Tamper puts another binary into a zip: the same with a byte more. The file is
// a new one, since the old one may be linked from elsewhere.
func Tamper(path string) error {
	name, binary, err := first(path)
	if err != nil {
		return err
	}
	packed, err := release.Pack(name, append(binary, 0), time.Now())
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return os.WriteFile(path, packed, 0o644)
}

func first(path string) (name string, content []byte, err error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return "", nil, err
	}
	defer archive.Close()
	name = archive.File[0].Name
	file, err := archive.Open(name)
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	content, err = io.ReadAll(file)
	return name, content, err
}
