package mirror

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

var linux = release.Platform{OS: "linux", Arch: "amd64"}

// published is a mirror of a version for one platform.
func published(t *testing.T) Mirror {
	t.Helper()
	from := t.TempDir()
	names := release.NamesOf("0.1.0")
	data, err := release.Pack(names.Binary(linux), []byte("a program"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(from, names.Zip(linux)), data, 0o600); err != nil {
		t.Fatal(err)
	}
	m := Mirror{t.TempDir()}
	if err := m.Add(from, "0.1.0"); err != nil {
		t.Fatal(err)
	}
	return m
}

func hashes(t *testing.T, path string) []string {
	t.Helper()
	found, err := Hashes(path)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestBothHostsHaveTheSameDocuments(t *testing.T) {
	t.Parallel()
	m := published(t)
	for _, host := range Hosts() {
		both := hashes(t, m.Zip(host, "0.1.0", linux))
		for name, want := range map[string]string{
			"index.json": `{ "versions": { "0.1.0": {} } }`,
			"0.1.0.json": `{ "archives": { "linux_amd64": { "url": "terraform-provider-realtimekit_0.1.0_linux_amd64.zip",` +
				` "hashes": [ "` + both[0] + `", "` + both[1] + `" ] } } }`,
		} {
			text, err := os.ReadFile(filepath.Join(m.folder(host), name))
			if got := strings.Join(strings.Fields(string(text)), " "); err != nil || got != want {
				t.Errorf("%s of %s = %s, %v; want %s", name, host, got, err, want)
			}
		}
		if !strings.HasPrefix(both[0], "h1:") || !strings.HasPrefix(both[1], "zh:") {
			t.Errorf("hashes = %q", both)
		}
	}
}

func TestTamperingChangesBothHashesOfOneZipAlone(t *testing.T) {
	t.Parallel()
	m := published(t)
	clone, err := m.Clone(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := clone.Zip(Hosts()[0], "0.1.0", linux)
	before := hashes(t, path)
	if err := Tamper(path); err != nil {
		t.Fatal(err)
	}
	after := hashes(t, path)
	if before[0] == after[0] || before[1] == after[1] {
		t.Errorf("%q before, %q after", before, after)
	}
	for _, untouched := range []string{m.Zip(Hosts()[0], "0.1.0", linux), clone.Zip(Hosts()[1], "0.1.0", linux)} {
		if got := hashes(t, untouched); !slices.Equal(got, before) {
			t.Errorf("%s has changed too", untouched)
		}
	}
}

func TestAFolderWithoutTheVersionIsNoRelease(t *testing.T) {
	t.Parallel()
	err := Mirror{t.TempDir()}.Add(t.TempDir(), "0.1.0")
	if err == nil || !strings.Contains(err.Error(), "there is no zip of version 0.1.0 in ") {
		t.Errorf("err = %v", err)
	}
}

func TestTheSiteIsTrustedByItsAuthorityAlone(t *testing.T) {
	t.Parallel()
	site, err := Serve(published(t).Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(site.Authority) {
		t.Fatalf("the authority is no certificate:\n%s", site.Authority)
	}
	address := site.URL + Hosts()[1] + "/" + Source + "/index.json"
	text, err := get(t, address, roots)
	if err != nil || !strings.HasPrefix(text, "application/json {") {
		t.Errorf("%q, %v", text, err)
	}
	if site.Asked(Hosts()[1]) != 1 || site.Asked(Hosts()[0]) != 0 {
		t.Errorf("asked %d and %d times", site.Asked(Hosts()[1]), site.Asked(Hosts()[0]))
	}
	if _, err := get(t, address, x509.NewCertPool()); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("without the authority: %v", err)
	}
}

// get returns the type and the text of a document.
func get(t *testing.T, address string, roots *x509.CertPool) (string, error) {
	t.Helper()
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	response, err := client.Get(address)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response.Header.Get("Content-Type") + " " + string(body), err
}
