package release

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// manifest is terraform-registry-manifest.json.
type manifest struct {
	Version  *int `json:"version"`
	Metadata struct {
		ProtocolVersions []string `json:"protocol_versions"`
	} `json:"metadata"`
}

// manifest checks what the registries are told of the protocol. Neither of them
// says so when it cannot read it: they take the provider for one of protocol 5.
func (v *verification) manifest() {
	const write = "Correct terraform-registry-manifest.json, of which it is a copy."
	data, ok := v.read(v.file.Manifest())
	if !ok {
		return
	}
	var m manifest
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&m)
	if err == nil {
		if _, more := decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the object")
		}
	}
	if err != nil {
		v.add(write, "%s is no manifest: %v", v.file.Manifest(), err)
		return
	}
	version := m.Version != nil && *m.Version == 1
	protocols := slices.Equal(m.Metadata.ProtocolVersions, v.rules.Protocols)
	if !version {
		v.add(write, "%s is not of format version 1", v.file.Manifest())
	}
	if !protocols {
		v.add(write, "%s promises the protocols %q; the provider serves %q", v.file.Manifest(), m.Metadata.ProtocolVersions, v.rules.Protocols)
	}
	// Go takes a field in whatever case, and of two of a name the last one.
	if want, ok := spelt(data, m); version && protocols && !ok {
		v.add(write, "%s is not written as %s", v.file.Manifest(), want)
	}
}

// spelt is a manifest as it would be written, and whether data is that.
func spelt(data []byte, m manifest) (string, bool) {
	want, err := json.Marshal(m)
	if err != nil {
		return "", false
	}
	var got bytes.Buffer
	err = json.Compact(&got, data)
	return string(want), err == nil && bytes.Equal(got.Bytes(), want)
}
