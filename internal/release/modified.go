package release

import "time"

// modified checks that every binary is of the same time, which is that of the
// commit: a time of the build would make other zips of each.
func (v *verification) modified(where string, at time.Time) {
	const pack = "Pack it anew, with the time of the commit, which .goreleaser.yml sets as mod_timestamp."
	if _, offset := at.Zone(); offset != 0 {
		v.add("Pack it anew with TZ=UTC, as make does.",
			"%s has the time of a zone, UTC%s: elsewhere the same build is another zip", where, at.Format("-07:00"))
	}
	at = at.UTC()
	switch {
	case v.Committed.IsZero():
		v.Committed, v.first = at, where
	case at.Equal(v.Committed):
	case v.first == "":
		v.add(pack, "%s is of %s, and the commit of %s", where, at.Format(time.RFC3339), v.Committed.Format(time.RFC3339))
	default:
		v.add(pack, "%s is of %s, and %s of %s", where, at.Format(time.RFC3339), v.first, v.Committed.Format(time.RFC3339))
	}
}
