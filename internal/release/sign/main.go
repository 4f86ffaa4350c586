// Command sign signs the sums of a release: sign [flags] SUMS SIGNATURE
//
// The key is that of GPG_PRIVATE_KEY, opened with GPG_PASSPHRASE; with
// -throw-away it is a new one, whatever the environment has. Beside the sums it
// leaves the public key and, with -manifest, a copy of the manifest under the
// name that the registries look for, which goreleaser makes on GitHub alone.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ProtonMail/go-crypto/openpgp"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

func main() {
	if err := run(os.Args[1:], os.Getenv); err != nil {
		fmt.Fprintln(os.Stderr, "sign:", err)
		os.Exit(1)
	}
}

func run(args []string, getenv func(string) string) error {
	flags := flag.NewFlagSet("sign", flag.ContinueOnError)
	throwAway := flags.Bool("throw-away", false, "sign with a new key, which is for no release")
	manifest := flags.String("manifest", "", "the manifest to copy beside the sums")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return errors.New("name the sums and the signature: sign [flags] SUMS SIGNATURE")
	}
	sums, signature := flags.Arg(0), flags.Arg(1)
	dir := filepath.Dir(sums)
	version, ok := release.VersionOf(release.Project, filepath.Base(sums))
	if !ok {
		return fmt.Errorf("%s is no file of sums", sums)
	}
	key, err := choose(*throwAway, getenv)
	if err != nil {
		return err
	}
	if err := signFile(key, sums, signature); err != nil {
		return err
	}
	public, err := release.PublicPart(key)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, release.KeyFile), public, 0o644); err != nil || *manifest == "" {
		return err
	}
	names := release.NamesOf(version)
	return release.CopyFile(*manifest, filepath.Join(dir, names.Manifest()))
}

func choose(throwAway bool, getenv func(string) string) (*openpgp.Entity, error) {
	if throwAway {
		return release.ThrowAwayKey()
	}
	return release.PrivateKey(getenv("GPG_PRIVATE_KEY"), getenv("GPG_PASSPHRASE"))
}

func signFile(key *openpgp.Entity, sums, signature string) error {
	data, err := os.ReadFile(sums)
	if err != nil {
		return err
	}
	signed, err := release.Sign(key, data)
	if err != nil {
		return err
	}
	return os.WriteFile(signature, signed, 0o644)
}
