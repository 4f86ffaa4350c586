package acceptance

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// keeper is a working directory that keeps what the CLI prints, for a search.
type keeper struct {
	*workdir
	found map[string][]byte // by command or by file name
}

func keeping(w *workdir) *keeper { return &keeper{w, map[string][]byte{}} }

// logged has the CLI log everything to trace.log.
func (k *keeper) logged() *keeper {
	k.env = append(k.env, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log", "GOTRACEBACK=all")
	return k
}

// must runs the CLI, which must succeed, and keeps what it prints.
func (k *keeper) must(t *testing.T, arguments ...string) {
	t.Helper()
	k.add(t, strings.Join(arguments, " "), []byte(k.workdir.must(t, arguments...)))
}

// mustFail runs the CLI, which must fail, and keeps what it prints.
func (k *keeper) mustFail(t *testing.T, arguments ...string) (printed string) {
	t.Helper()
	made := k.try(t, arguments...)
	if made.ok {
		t.Errorf("%v succeeds:\n%s", arguments, made.printed)
	}
	k.add(t, strings.Join(arguments, " "), []byte(made.printed))
	return made.printed
}

// addFiles adds the files of a folder. The plugin in it is a link to this program, which
// has the credentials, and is left out.
func (k *keeper) addFiles(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		k.add(t, filepath.Base(path), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// add adds a text and, if it is an archive such as a saved plan, what it contains.
func (k *keeper) add(t *testing.T, name string, content []byte) {
	t.Helper()
	k.found[name] = append(k.found[name], content...)
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
		k.add(t, name+"/"+packed.Name, unpacked)
	}
}

// places are the names under which a text is found, in any spelling.
func (k *keeper) places(text string) []string {
	all := fakeapi.Spellings(text)
	return slices.DeleteFunc(slices.Sorted(maps.Keys(k.found)), func(name string) bool {
		content := bytes.ToLower(k.found[name])
		return !slices.ContainsFunc(all, func(spelling string) bool { return bytes.Contains(content, []byte(spelling)) })
	})
}

func (k *keeper) wantNoCredential(t *testing.T) {
	t.Helper()
	for _, secret := range []string{fakeapi.Token, fakeapi.Key, fakeapi.Email} {
		if places := k.places(secret); len(places) > 0 {
			t.Errorf("%s is in %q", secret, places)
		}
	}
}

// wantFound checks that a text is found under each of the names.
func (k *keeper) wantFound(t *testing.T, text string, names ...string) {
	t.Helper()
	found := k.places(text)
	for _, name := range names {
		if !slices.Contains(found, name) {
			t.Errorf("%q is not in %s, only in %q", text, name, found)
		}
	}
}
