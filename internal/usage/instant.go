package usage

import (
	"fmt"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// ParseTime reads a strict RFC 3339 time. The error says how to write one.
func ParseTime(text string) (time.Time, error) {
	at, ok := wire.ParseTime(text)
	if !ok {
		return time.Time{}, fmt.Errorf("%.100q is not an RFC 3339 time; write one with its offset, "+
			`such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`, text)
	}
	return at, nil
}

// written returns a second in a zone, with an offset that RFC 3339 can write. Offsets with
// seconds, of local mean time, are rounded up to the next minute: the instant and the date
// stay the same.
func written(second int64, zone *time.Location) time.Time {
	at := time.Unix(second, 0).In(zone)

	_, offset := at.Zone()
	if offset%60 == 0 {
		return at
	}
	return at.In(time.FixedZone("", int(-floor(-int64(offset), 60)*60)))
}
