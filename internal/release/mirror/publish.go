package mirror

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/dirhash"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// index lists the versions, and document the zips of one of them, by platform:
// both are those of the provider network mirror protocol.
type index struct {
	Versions map[string]struct{} `json:"versions"`
}

type document struct {
	Archives map[string]archive `json:"archives"`
}

type archive struct {
	URL    string   `json:"url"`
	Hashes []string `json:"hashes"`
}

// publish writes the documents. The hosts have the same zips.
func (m Mirror) publish() error {
	list, documents, err := describe(m.folder(Hosts()[0]))
	if err != nil {
		return err
	}
	for _, host := range Hosts() {
		for version, d := range documents {
			if err := write(filepath.Join(m.folder(host), version+".json"), d); err != nil {
				return err
			}
		}
		if err := write(filepath.Join(m.folder(host), "index.json"), list); err != nil {
			return err
		}
	}
	return nil
}

func describe(folder string) (index, map[string]document, error) {
	list, documents := index{Versions: map[string]struct{}{}}, map[string]document{}
	zips, err := filepath.Glob(filepath.Join(folder, "*.zip"))
	if err != nil {
		return list, nil, err
	}
	for _, path := range zips {
		version, platform, err := parse(filepath.Base(path))
		if err != nil {
			return list, nil, err
		}
		hashes, err := Hashes(path)
		if err != nil {
			return list, nil, err
		}
		if _, ok := documents[version]; !ok {
			list.Versions[version] = struct{}{}
			documents[version] = document{Archives: map[string]archive{}}
		}
		documents[version].Archives[platform] = archive{URL: filepath.Base(path), Hashes: hashes}
	}
	return list, documents, nil
}

func write(path string, document any) error {
	data, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}

func parse(name string) (version, platform string, err error) {
	parts := strings.Split(strings.TrimSuffix(name, ".zip"), "_")
	const project, number, system, architecture, all = 0, 1, 2, 3, 4
	if len(parts) != all || parts[project] != release.Project {
		return "", "", fmt.Errorf("%s is not called PROJECT_VERSION_OS_ARCH.zip", name)
	}
	return parts[number], parts[system] + "_" + parts[architecture], nil
}

// Hashes are the two that a lock file knows: that of what is in a zip, and that
// of the zip itself, which is also in the sums of a release.
func Hashes(path string) ([]string, error) {
	content, err := dirhash.HashZip(path, dirhash.Hash1)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return []string{content, fmt.Sprintf("zh:%x", sha256.Sum256(data))}, nil
}
