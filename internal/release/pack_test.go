package release

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func TestWhatIsPackedIsUnpacked(t *testing.T) {
	t.Parallel()
	data, err := Pack("program", []byte("a program"), committed)
	if err != nil {
		t.Fatal(err)
	}
	header, content, err := Unpack(data)
	if err != nil || string(content) != "a program" {
		t.Fatalf("Unpack = %q, %v", content, err)
	}
	if header.Name != "program" || header.Mode() != 0o755 || !header.Modified.Equal(committed) {
		t.Errorf("the header says %q, %s, %s", header.Name, header.Mode(), header.Modified)
	}
}

func TestOnlyAZipOfOneFileIsUnpacked(t *testing.T) {
	t.Parallel()
	var two bytes.Buffer
	archive := zip.NewWriter(&two)
	for _, name := range []string{"a", "b"} {
		if _, err := archive.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		"no zip":     "zip: not a valid zip file",
		two.String(): "zip: it holds 2 files instead of one",
	} {
		if _, _, err := Unpack([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Unpack: %v, want %q", err, want)
		}
	}
}
