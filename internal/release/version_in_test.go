package release

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheVersionInAFolderIsThatOfItsSums(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, NamesOf("1.2.3").Sums()), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if version, err := VersionIn(dir); err != nil || version != "1.2.3" {
		t.Errorf("VersionIn = %q, %v", version, err)
	}
}

func TestAFolderWithoutAReleaseIsNamedAndWhatToDo(t *testing.T) {
	t.Parallel()
	empty, missing := t.TempDir(), filepath.Join(t.TempDir(), "none")
	const do = ": make one with make snapshot, or name another folder with DIR"
	for dir, want := range map[string]string{
		empty:   "there is no release in " + empty + do,
		missing: "there is no release in " + missing + do + ": open " + missing + ": no such file or directory",
	} {
		if _, err := VersionIn(dir); err == nil || err.Error() != want {
			t.Errorf("VersionIn: %v, want %q", err, want)
		}
	}
	if _, err := tiny().Verify(t.Context(), Release{Dir: missing}); err == nil || err.Error() != "there is no release in "+missing+do+": open "+missing+": no such file or directory" {
		t.Errorf("Verify: %v", err)
	}
}
