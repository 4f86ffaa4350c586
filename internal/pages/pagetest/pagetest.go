// Package pagetest keeps what a page shows of a run, or of a table in the code, as
// it is. It is apart from package pages so that tests elsewhere import it.
package pagetest

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write into pages what they are compared with")

// Hold compares what the page at path has between begin and end, both first of
// their kind, with text; or, with -update, puts it there.
func Hold(t *testing.T, path, begin, end, text string) {
	t.Helper()
	if err := hold(path, begin, end, text, *update); err != nil {
		t.Error(err)
	}
}

func hold(path, begin, end, text string, write bool) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(page), begin)
	shown, after, ends := strings.Cut(rest, end)
	switch {
	case !begins || !ends:
		return fmt.Errorf("%s has no place between %q and %q", path, begin, end)
	case shown == text:
		return nil
	case write:
		return os.WriteFile(path, []byte(before+begin+text+end+after), 0o600)
	default:
		return fmt.Errorf("%s shows\n%s\nand should show\n%s\nRun \"make generate\"", path, shown, text)
	}
}
