package pagetest

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatAPageShowsIsComparedOrWritten(t *testing.T) {
	t.Parallel()
	const page = "Before.\n<begin>\nold\n<end>\nAfter: <begin>\n<end>\n"
	for name, test := range map[string]struct {
		begin, text string
		write       bool
		err         string // with the path in front
		left        string
	}{
		"the same":              {"<begin>\n", "old\n", false, "", page},
		"the same, to write":    {"<begin>\n", "old\n", true, "", page},
		"another":               {"<begin>\n", "new\n", false, " shows\nold\n\nand should show\nnew\n\nRun \"make generate\"", page},
		"another, to write":     {"<begin>\n", "new\n", true, "", "Before.\n<begin>\nnew\n<end>\nAfter: <begin>\n<end>\n"},
		"no beginning":          {"<start>\n", "new\n", false, ` has no place between "<start>\n" and "<end>\n"`, page},
		"no beginning to write": {"<start>\n", "new\n", true, ` has no place between "<start>\n" and "<end>\n"`, page},
		"no end":                {"After: <begin>\n<end>\n", "", true, ` has no place between "After: <begin>\n<end>\n" and "<end>\n"`, page},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "README.md")
			if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
			want := test.err
			if want != "" {
				want = path + want
			}
			got := ""
			if err := hold(path, test.begin, "<end>\n", test.text, test.write); err != nil {
				got = err.Error()
			}
			if got != want {
				t.Errorf("error %q, want %q", got, want)
			}
			if left, err := os.ReadFile(path); err != nil || string(left) != test.left {
				t.Errorf("the page is now %q, %v; want %q", left, err, test.left)
			}
		})
	}
}

func TestAPageThatIsNotThereIsAnError(t *testing.T) {
	t.Parallel()
	if err := hold(filepath.Join(t.TempDir(), "none.md"), "a", "b", "", true); !os.IsNotExist(err) {
		t.Errorf("err = %v", err)
	}
}
