package usage

import (
	"encoding/binary"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// zones are those with odd clocks, and some without.
var zones = []string{
	"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "America/St_Johns",
	"Australia/Lord_Howe", "Africa/Casablanca", "Africa/Monrovia", "Asia/Manila", "Antarctica/Troll", "Europe/Dublin", "America/Santiago",
	"Asia/Beirut", "Africa/Cairo", "Pacific/Kwajalein", "Asia/Kathmandu", "America/Juneau", "America/Ciudad_Juarez", "America/Nuuk",
	"Asia/Gaza", "Asia/Tehran", "Pacific/Chatham", "Pacific/Kiritimati", "Europe/London", "Africa/Juba", "America/Caracas", "Asia/Pyongyang",
}

// A stretch that does not hold its second was once walked through for ever.
func TestAStretchHoldsItsSecondAndOneOffset(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		calendar := &calendar{zone: zoneIn(t, rapid.SampledFrom(zones).Draw(t, "zone"))}
		year := rapid.IntRange(1850, 2500).Draw(t, "year")
		second := time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).Unix() + rapid.Int64Range(-400, 2).Draw(t, "days")*aDay +
			rapid.Int64Range(0, aDay-1).Draw(t, "seconds")

		wantStretch(t, calendar, second)
	})
}

// zoneIn is zoneOf within a property.
func zoneIn(t *rapid.T, name string) *time.Location {
	zone, err := ParseZone(name)
	if err != nil {
		t.Fatal(err)
	}

	return zone
}

func wantStretch(t interface{ Errorf(string, ...any) }, calendar *calendar, second int64) {
	stretch, offset := calendar.stretch(second)
	if !stretch.holds(second) {
		t.Errorf("%v does not hold %d", stretch, second)
	}

	for _, within := range []int64{stretch.from, second - (second-stretch.from)/2, second + (stretch.to-second)/2, stretch.to - 1} {
		if _, there := time.Unix(within, 0).In(calendar.zone).Zone(); int64(there) != offset && stretch.holds(within) {
			t.Errorf("%s: the offset at %d is %d, and %d at %d of the stretch %v", calendar.zone, second, offset, there, within, stretch)
		}
	}
}

// On the last day of a leap year after the last change in the table of the zone,
// which is 2037 in some copies of the zone data and 1996 in others.
func TestTheLastDayOfALeapYearHasHours(t *testing.T) {
	t.Parallel()

	starts{
		"2040-12-30T12:30:00Z": "2040-12-30T13:00:00+01:00",
		"2040-12-31T12:30:00Z": "2040-12-31T13:00:00+01:00",
		"2040-12-31T23:30:00Z": "2041-01-01T00:00:00+01:00",
		"2024-12-31T12:30:00Z": "2024-12-31T13:00:00+01:00",
	}.check(t, &calendar{zone: zoneOf(t, "Europe/Berlin"), unit: Hour})
}

// As in Ciudad Juárez in 2022, which took over the rule of its neighbours at the
// end of November: the rule says that its offset began in the first week.
func TestAStretchBeginsWhereTheTableOfTheZoneEnds(t *testing.T) {
	t.Parallel()

	last := time.Date(2022, time.November, 30, 6, 0, 0, 0, time.UTC).Unix()
	calendar := &calendar{zone: zoneWith(t, "MST7MDT,M3.2.0,M11.1.0", -6*anHour, change{last, -7 * anHour}), unit: Hour}

	if stretch, _ := calendar.stretch(last + aDay); stretch.from != last {
		t.Errorf("the stretch begins at %s", time.Unix(stretch.from, 0).UTC())
	}

	for second := last - 30*aDay; second < last+900*aDay; second += 7 * anHour {
		wantStretch(t, calendar, second)
	}
}

// change is a second from which on a zone has an offset.
type change struct{ at, offset int64 }

// zoneWith is a zone with an offset, a table of changes, and a rule for what
// follows, in TZif (RFC 8536).
func zoneWith(t *testing.T, rule string, offset int64, table ...change) *time.Location {
	t.Helper()

	// The counts of: UT indicators, standard indicators, leap seconds, changes,
	// types, bytes of names. The first block is for old readers, and empty.
	head := func(changes, types, names uint32) []byte {
		block := append([]byte("TZif2"), make([]byte, 15)...)
		for _, count := range []uint32{0, 0, 0, changes, types, names} {
			block = binary.BigEndian.AppendUint32(block, count)
		}

		return block
	}
	data := append(head(0, 1, 1), make([]byte, 7)...)
	data = append(data, head(uint32(len(table)), uint32(len(table)+1), 4)...)
	offsets := binary.BigEndian.AppendUint32(nil, uint32(offset))

	for _, change := range table {
		data = binary.BigEndian.AppendUint64(data, uint64(change.at))
	}

	for i, change := range table {
		data = append(data, byte(i+1))
		offsets = binary.BigEndian.AppendUint32(append(offsets, 0, 0), uint32(change.offset))
	}

	data = append(append(data, offsets...), 0, 0)

	zone, err := time.LoadLocationFromTZData("made up", append(data, "XST\x00\n"+rule+"\n"...))
	if err != nil {
		t.Fatal(err)
	}

	return zone
}
