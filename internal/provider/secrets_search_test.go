package provider_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// haystack is everything that a run said and left behind, by name.
type haystack map[string][]byte

// addFiles takes in what is in a directory, and in the archives there.
func (h haystack) addFiles(t *testing.T, directory string) {
	t.Helper()

	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		// The plugin is a link: this program itself, which has the secrets in it.
		if err != nil || !entry.Type().IsRegular() {
			return err
		}

		content, err := os.ReadFile(path)
		h.add(t, filepath.Base(path), content)

		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// add takes in a text and, where it is an archive, what is packed in it: a
// saved plan is one.
func (h haystack) add(t *testing.T, name string, content []byte) {
	t.Helper()

	h[name] = append(h[name], content...)

	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return
	}

	for _, packed := range archive.File {
		file, err := packed.Open()
		if err != nil {
			t.Fatal(err)
		}

		unpacked, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}

		h.add(t, name+"/"+packed.Name, unpacked)
	}
}

// holding are the names under which a text is found in any of its disguises.
func (h haystack) holding(text string) []string {
	disguises := disguises(text)

	return slices.DeleteFunc(slices.Sorted(maps.Keys(h)), func(name string) bool {
		content := bytes.ToLower(h[name])

		return !slices.ContainsFunc(disguises, func(d string) bool { return bytes.Contains(content, []byte(d)) })
	})
}

func (h haystack) size() (bytes int) {
	for _, content := range h {
		bytes += len(content)
	}

	return bytes
}

// disguises are the ways in which a text may stand in another, in small
// letters: plain, percent-encoded, in hexadecimal digits and, wherever it
// begins in what was encoded, in base64. Small letters make a search for base64
// find more than there is, never less.
func disguises(text string) []string {
	all := []string{text, url.QueryEscape(text), url.PathEscape(text), hex.EncodeToString([]byte(text))}

	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			encoded := encoding.EncodeToString(append(make([]byte, before), text...))
			// What stands before and after has a share in the outer letters.
			first := (before*8 + 5) / 6
			all = append(all, encoded[first:(before+len(text))*8/6])
		}
	}

	for i := range all {
		all[i] = strings.ToLower(all[i])
	}

	return all
}

func TestTheSearchFindsACredentialInEveryDisguise(t *testing.T) {
	t.Parallel()

	const secret = "Some.One+tag@example.com/?"

	for name, text := range map[string]string{
		"plain":                secret,
		"in small letters":     strings.ToLower(secret),
		"in a query":           url.Values{"email": {secret}}.Encode(),
		"in a path":            url.PathEscape(secret),
		"hexadecimal":          hex.EncodeToString([]byte(secret)),
		"base64":               base64.StdEncoding.EncodeToString([]byte(secret)),
		"base64, one before":   base64.StdEncoding.EncodeToString([]byte("a" + secret + "bcdef")),
		"base64, two before":   base64.StdEncoding.EncodeToString([]byte("ab" + secret + "cdef")),
		"base64, three before": base64.URLEncoding.EncodeToString([]byte("abc" + secret + "def")),
		"base64 with a name":   base64.URLEncoding.EncodeToString([]byte("user:" + secret)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var packed bytes.Buffer

			archive := zip.NewWriter(&packed)

			file, err := archive.Create("inner")
			if err != nil {
				t.Fatal(err)
			}

			_, _ = io.WriteString(file, strings.Repeat(".", 100)+text+strings.Repeat(".", 100))

			if err := archive.Close(); err != nil {
				t.Fatal(err)
			}

			all := haystack{"other": []byte("some.one@example.com")}
			all.add(t, "plan", packed.Bytes())

			if got := all.holding(secret); !slices.Equal(got, []string{"plan/inner"}) {
				t.Errorf("found in %q", got)
			}
		})
	}
}
