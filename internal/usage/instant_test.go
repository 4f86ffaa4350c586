package usage

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestInstant(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]string{
		"2022-01-12T14:21:34.388Z":            "2022-01-12T14:21:34.388Z",
		"2022-01-12T14:21:34Z":                "2022-01-12T14:21:34Z",
		"2022-01-12T14:21:34.123456789Z":      "2022-01-12T14:21:34.123456789Z",
		"2022-01-12T14:21:34.1234567899999Z":  "2022-01-12T14:21:34.123456789Z",
		"2022-01-12t14:21:34z":                "2022-01-12T14:21:34Z",
		"2022-01-12t14:21:34.5+01:00":         "2022-01-12T13:21:34.5Z",
		"2022-01-12T14:21:34+05:30":           "2022-01-12T08:51:34Z",
		"2022-01-12T14:21:34.5-23:59":         "2022-01-13T14:20:34.5Z",
		"2024-02-29T00:00:00Z":                "2024-02-29T00:00:00Z",
		"0000-01-01T00:00:00Z":                "0000-01-01T00:00:00Z",
		"9999-12-31T23:59:59.999999999-00:00": "9999-12-31T23:59:59.999999999Z",

		"":                           "",
		"1641997294388":              "",
		"2022-01-12":                 "",
		"2022-01-12 14:21:34Z":       "",
		"2022-01-12T14:21:34":        "",
		"2022-01-12T14:21:34,388Z":   "",
		"2022-01-12T4:21:34.388Z":    "",
		"2022-01-12T14:21:34.Z":      "",
		"2022-01-12T14:21:34+24:00":  "",
		"2022-01-12T14:21:34+05:60":  "",
		"2022-01-12T14:21:34+0530":   "",
		"2022-02-30T14:21:34Z":       "",
		"2016-12-31T23:59:60Z":       "",
		"2022-01-12T24:00:00Z":       "",
		"12022-01-12T14:21:34Z":      "",
		"Wed, 12 Jan 2022 14:21 GMT": "",
	} {
		at, ok := parse(text)
		if got := at.UTC().Format(time.RFC3339Nano); ok != (want != "") || ok && got != want {
			t.Errorf("%q is %s, %t", text, got, ok)
		}
	}

	for _, none := range []*string{nil, new("soon"), new("0001-01-01T00:00:00Z"), new("0001-01-01T00:00:00.000+05:30"), new("0000-12-31T23:00:00-01:00")} {
		if at := instant(none); !at.IsZero() {
			t.Errorf("%s is %s", asJSON(t, none), at)
		}
	}
}

var strictForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$`)

func TestParseTime_likeGoInStrictForm(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[0-9]{4}-(0[1-9]|1[0-3])-[0-3][0-9][Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9]([.,][0-9]{0,12})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])`),
			rapid.StringMatching(`[-+:.,TZtz0-9]{0,40}`),
			rapid.String(),
		).Draw(t, "text")

		want, err := time.Parse(time.RFC3339, strings.ToUpper(text))
		isTime := err == nil && strictForm.MatchString(strings.ToUpper(text))

		if at, ok := parse(text); ok != isTime || ok && !at.Equal(want) {
			t.Errorf("%q is %s, %t; want %s, %t", text, at, ok, want, isTime)
		}
	})
}

func TestParseTime_errors(t *testing.T) {
	t.Parallel()

	for _, text := range []string{"", "2026-01-31", "\x1b[2J"} {
		_, err := ParseTime(text)
		if err == nil || !strings.HasSuffix(err.Error(), `such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`) || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

// Go cuts off the seconds of an offset, so that the text is another instant.
func TestWritten(t *testing.T) {
	t.Parallel()

	for want, zone := range map[string]string{
		"2026-01-01T00:00:00+01:00": "Europe/Berlin",
		"2026-07-01T00:00:00Z":      "UTC",
		"1971-06-01T00:00:30-00:44": "Africa/Monrovia",  // -00:44:30
		"1800-01-01T00:00:32+05:54": "Asia/Kolkata",     // +05:53:28
		"1800-01-01T00:00:02-04:56": "America/New_York", // -04:56:02
	} {
		at := timeOf(t, want)

		if got := written(at.Unix(), zoneOf(t, zone)); !got.Equal(at) || got.Format(time.RFC3339) != want {
			t.Errorf("%s is written as %s", want, got.Format(time.RFC3339))
		}
	}
}
