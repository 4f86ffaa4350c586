package release

import (
	"testing"
	"time"
)

func TestAReleaseIsRefusedForATimeOfTheBuild(t *testing.T) {
	t.Parallel()
	of := func(modified time.Time) func(*small) {
		return func(s *small) {
			s.Helper()
			binary := compile(s.T, foreign(), tinyVersion)
			s.write(s.names.Zip(foreign()), stored(s.T, s.names.Binary(foreign()), binary, modified))
			s.seal()
		}
	}
	refuses(t, map[string]broken{
		"a time zone": {
			of(committed.In(time.FixedZone("", 5400))),
			[]string{"windows_386.zip has the time of a zone, UTC+01:30: elsewhere the same build is another zip"},
		},
		"one zip": {
			of(committed.Add(time.Second)),
			[]string{"windows_386.zip is of 2026-02-03T04:05:07Z, and terraform-provider-tiny_v1.2.3 in terraform-provider-tiny_1.2.3_freebsd_arm64.zip of 2026-02-03T04:05:06Z"},
		},
		"every zip, by the time of the commit": {
			func(s *small) { s.Committed = committed.AddDate(0, 0, -1) },
			[]string{
				"freebsd_arm64.zip is of 2026-02-03T04:05:06Z, and the commit of 2026-02-02T04:05:06Z",
				Host().String() + ".zip is of 2026-02-03T04:05:06Z, and the commit of 2026-02-02T04:05:06Z",
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
