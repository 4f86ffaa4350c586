package release

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// zipped writes a zip for the foreign platform by hand.
func zipped(s *small, write func(*zip.Writer, string, []byte)) {
	s.Helper()
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	write(archive, s.names.Binary(foreign()), compile(s.T, foreign(), tinyVersion))
	if err := archive.Close(); err != nil {
		s.Fatal(err)
	}
	s.write(s.names.Zip(foreign()), data.String())
	s.seal()
}

func entry(s *small, archive *zip.Writer, name string, mode fs.FileMode, content []byte) {
	s.Helper()
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: committed}
	header.SetMode(mode)
	file, err := archive.CreateHeader(header)
	if err != nil {
		s.Fatal(err)
	}
	if _, err := file.Write(content); err != nil {
		s.Fatal(err)
	}
}

func TestAReleaseIsRefusedForItsZips(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"an extra file": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, name, 0o755, binary)
					entry(s, archive, "README.md", 0o644, nil)
				})
			},
			[]string{"windows_386.zip holds README.md, and should hold terraform-provider-tiny_v1.2.3.exe alone"},
		},
		"a folder": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, "tiny/", 0o755|fs.ModeDir, nil)
					entry(s, archive, "tiny/"+name, 0o755, binary)
				})
			},
			[]string{
				"windows_386.zip does not hold terraform-provider-tiny_v1.2.3.exe",
				"windows_386.zip holds tiny/, and",
				"windows_386.zip holds tiny/terraform-provider-tiny_v1.2.3.exe, and",
			},
		},
		"a binary that nobody may run": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) { entry(s, archive, name, 0o644, binary) })
			},
			[]string{"is of mode -rw-r--r--, and should be of -rwxr-xr-x"},
		},
		"a binary without its .exe": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, strings.TrimSuffix(name, ".exe"), 0o755, binary)
				})
			},
			[]string{"does not hold terraform-provider-tiny_v1.2.3.exe", "holds terraform-provider-tiny_v1.2.3, and"},
		},
		"no zip": {
			func(s *small) {
				s.write(s.names.Zip(foreign()), "<html>Not Found</html>")
				s.seal()
			},
			[]string{"windows_386.zip is no zip: "},
		},
	})
}
