package release

import (
	"archive/zip"
	"io/fs"
	"testing"
)

func TestAReleaseIsRefusedForTheModeOfABinary(t *testing.T) {
	t.Parallel()
	of := func(mode fs.FileMode, said string) broken {
		return broken{
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) { entry(s, archive, name, mode, binary) })
			},
			[]string{"windows_386.zip is of mode " + said + ", and should be of -rwxr-xr-x"},
		}
	}
	refuses(t, map[string]broken{
		"anybody may change it":           of(0o777, "-rwxrwxrwx"),
		"it runs as its owner":            of(0o755|fs.ModeSetuid, "urwxr-xr-x"),
		"nobody may read it":              of(0o111, "---x--x--x"),
		"it is a link":                    of(0o755|fs.ModeSymlink, "Lrwxr-xr-x"),
		"nobody but its owner may run it": of(0o744, "-rwxr--r--"),
	})
}

func TestAReleaseIsRefusedForWhatIsAroundAZip(t *testing.T) {
	t.Parallel()
	around := func(before, after string) broken {
		return broken{
			func(s *small) {
				name := s.names.Zip(foreign())
				s.write(name, before+s.read(name)+after)
				s.seal()
			},
			[]string{"windows_386.zip has something before or after its files"},
		}
	}
	refuses(t, map[string]broken{
		"a script before it": around("#!/bin/sh\n", ""),
		"text after it":      around("", "\n"),
		"a comment": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, name, 0o755, binary)
					if err := archive.SetComment("made by hand"); err != nil {
						s.Fatal(err)
					}
				})
			},
			[]string{"windows_386.zip has something before or after its files"},
		},
	})
}
