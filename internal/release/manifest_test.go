package release

import (
	"testing"
)

func TestAReleaseIsRefusedForItsManifest(t *testing.T) {
	t.Parallel()
	with := func(manifest string) func(*small) {
		return func(s *small) {
			s.write(s.names.Manifest(), manifest)
			s.seal()
		}
	}
	refuses(t, map[string]broken{
		"protocol 5": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["5.0"]}}`),
			[]string{`promises the protocols ["5.0"]; the provider serves ["6.0"]`},
		},
		"a version of the provider": {
			with(`{"version": 2, "metadata": {"protocol_versions": ["6.0"]}}`),
			[]string{"is not of format version 1"},
		},
		"a trailing comma": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["6.0",]}}`),
			[]string{"manifest.json is no manifest: invalid character"},
		},
		"a misspelt field": {
			with(`{"version": 1, "metadata": {"protocols": ["6.0"]}}`),
			[]string{`manifest.json is no manifest: json: unknown field "protocols"`},
		},
		"two objects": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["6.0"]}} {}`),
			[]string{"manifest.json is no manifest: something follows the object"},
		},
	})
}
