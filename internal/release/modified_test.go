package release

import (
	"archive/zip"
	"bytes"
	"testing"
	"time"
)

func TestAReleaseIsRefusedForATimeOfTheBuild(t *testing.T) {
	t.Parallel()
	// packed anew for a platform, at another time
	later := func(s *small, p Platform) {
		s.Helper()
		data, err := Pack(s.names.Binary(p), compile(s.T, p, tinyVersion), committed.Add(time.Second))
		if err != nil {
			s.Fatal(err)
		}
		s.write(s.names.Zip(p), string(data))
		s.seal()
	}
	refuses(t, map[string]broken{
		"a time zone": {
			func(s *small) {
				var data bytes.Buffer
				archive := zip.NewWriter(&data)
				header := &zip.FileHeader{Name: s.names.Binary(foreign()), Modified: committed.In(time.FixedZone("", 5400))}
				header.SetMode(0o755)
				file, err := archive.CreateHeader(header)
				if err != nil {
					s.Fatal(err)
				}
				if _, err := file.Write(compile(s.T, foreign(), tinyVersion)); err != nil {
					s.Fatal(err)
				}
				if err := archive.Close(); err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Zip(foreign()), data.String())
				s.seal()
			},
			[]string{"windows_386.zip has the time of a zone, UTC+01:30: elsewhere the same build is another zip"},
		},
		"one zip": {
			func(s *small) { later(s, foreign()) },
			[]string{"windows_386.zip is of 2026-02-03T04:05:07Z, and terraform-provider-tiny_v1.2.3 in terraform-provider-tiny_1.2.3_freebsd_arm64.zip of 2026-02-03T04:05:06Z"},
		},
		"every zip, by the time of the commit": {
			func(s *small) {
				s.Committed = committed.AddDate(0, 0, -1)
				for _, p := range tiny().Platforms {
					s.pack(p, compile(s.T, p, tinyVersion))
				}
				s.seal()
			},
			[]string{
				"freebsd_arm64.zip is of 2026-02-03T04:05:06Z, and the commit of 2026-02-02T04:05:06Z",
				"_amd64.zip is of 2026-02-03T04:05:06Z, and the commit of 2026-02-02T04:05:06Z",
				"windows_386.zip is of 2026-02-03T04:05:06Z, and the commit of 2026-02-02T04:05:06Z",
			},
		},
	})
}

func TestTheTimeOfTheCommitIsThatOfEveryZip(t *testing.T) {
	t.Parallel()
	s := newSmall(t)
	s.Committed = committed.In(time.FixedZone("elsewhere", 3600))
	report, err := tiny().Verify(t.Context(), s.Release)
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("Verify = %v, %v", report.Problems, err)
	}
}
