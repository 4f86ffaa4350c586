package release

import "testing"

func TestAReleaseIsRefusedForTheSpellingOfItsManifest(t *testing.T) {
	t.Parallel()
	with := func(manifest string) broken {
		return broken{
			func(s *small) {
				s.write(s.names.Manifest(), manifest)
				s.seal()
			},
			[]string{`manifest.json is not written as {"version":1,"metadata":{"protocol_versions":["6.0"]}}`},
		}
	}
	refuses(t, map[string]broken{
		"fields in capitals": with(`{"VERSION": 1, "Metadata": {"Protocol_Versions": ["6.0"]}}`),
		"a field twice":      with(`{"version": 1, "metadata": {"protocol_versions": ["5.0"]}, "metadata": {"protocol_versions": ["6.0"]}}`),
	})
}
