package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ProtonMail/go-crypto/openpgp"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

func nothing(string) string { return "" }

// sums are a file of sums in a folder of its own, and a manifest elsewhere.
func sums(t *testing.T) (path, manifest string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "terraform-provider-realtimekit_0.1.0_SHA256SUMS")
	manifest = filepath.Join(t.TempDir(), "manifest.json")
	for file, text := range map[string]string{path: "sums", manifest: "manifest"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path, manifest
}

func TestSigningLeavesWhatAVerificationNeeds(t *testing.T) {
	t.Parallel()
	path, manifest := sums(t)
	environment := func(name string) string { return "a broken " + name } // which a snapshot does not look at
	if err := run([]string{"-throw-away=true", "-manifest=" + manifest, path, path + ".sig"}, environment); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if got := string(read("terraform-provider-realtimekit_0.1.0_manifest.json")); got != "manifest" {
		t.Errorf("the manifest is %q", got)
	}
	keys, err := openpgp.ReadArmoredKeyRing(bytes.NewReader(read(release.KeyFile)))
	if err != nil {
		t.Fatal(err)
	}
	if keys[0].PrivateKey != nil {
		t.Error("the key beside the sums is the private one")
	}
	signature := bytes.NewReader(read(filepath.Base(path) + ".sig"))
	if _, err := openpgp.CheckDetachedSignature(keys, strings.NewReader("sums"), signature, nil); err != nil {
		t.Error(err)
	}
}

func TestSigningSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	path, _ := sums(t)
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"no key":        {[]string{path, path + ".sig"}, "GPG_PRIVATE_KEY is not set"},
		"no signature":  {[]string{path}, "name the sums and the signature"},
		"no sums":       {[]string{"LICENSE", "LICENSE.sig"}, "LICENSE is no file of sums"},
		"missing sums":  {[]string{"-throw-away", "terraform-provider-realtimekit_0.1.0_SHA256SUMS", "s"}, "no such file"},
		"no such flags": {[]string{"-throwaway"}, "flag provided but not defined"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := run(test.args, nothing); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("run(%q) = %v, want %q", test.args, err, test.want)
			}
		})
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
		t.Errorf("it leaves %q", left)
	}
}
