package wire

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTime(t *testing.T) {
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
		at, ok := ParseTime(text)
		if got := at.UTC().Format(time.RFC3339Nano); ok != (want != "") || ok && got != want {
			t.Errorf("%q is %s, %t", text, got, ok)
		}
	}
	for _, none := range []*string{nil, new("soon"), new("0001-01-01T00:00:00Z"), new("0001-01-01T00:00:00.000+05:30"), new("0000-12-31T23:00:00-01:00")} {
		if at := Time(none); !at.IsZero() {
			t.Errorf("%s is %s", show(none), at)
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
		if at, ok := ParseTime(text); ok != isTime || ok && !at.Equal(want) {
			t.Errorf("%q is %s, %t; want %s, %t", text, at, ok, want, isTime)
		}
	})
}
