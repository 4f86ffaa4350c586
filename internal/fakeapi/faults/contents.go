package faults

import (
	"bytes"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// contents are bodies that arrive whole and are wrong.
func contents() []Row {
	return []Row{
		{Name: "an empty body", Answer: fakeapi.Body(""), Once: whole(), Always: fails("the body is empty")},
		{Name: "JSON that ends too early", Answer: fakeapi.Rewrite(func(b []byte) []byte { return b[:len(b)/2] }), Once: whole(), Always: fails("ended too early")},
		{Name: "two answers in one", Answer: fakeapi.Rewrite(func(b []byte) []byte { return append(b, b...) }), Once: fails("after top-level value")},
		{Name: "HTML with status 200", Answer: fakeapi.HTML(200), Once: whole(), Always: fails("not JSON")},
		{Name: "a short text with status 200", Answer: fakeapi.Status(200, "no healthy upstream"), Once: whole(), Always: fails("no healthy upstream")},
		{Name: "minutes of NaN", Answer: field("minutes_consumed", `NaN`), Once: fails("NaN is not a JSON value")},
		{Name: "a tab in a title", Answer: field("meeting_display_name", "\"a\tb\""), Once: fails(`'\t' in string literal`)},
		{Name: "a comma too many", Answer: field("breakout_rooms", `[1,]`), Once: fails("a comma comes before")},
		{Name: "a coding that nobody requested", Answer: fakeapi.Status(200, "\x8b\x02", "Content-Encoding: br"), Once: fails("not requested")},
		{Name: "a list", Answer: fakeapi.Body(`[1, 2, 3]`), Once: fails("another shape")},
		{Name: "a text", Answer: fakeapi.Body(`"hello"`), Once: fails("another shape")},
		{Name: "null", Answer: fakeapi.Body(`null`), Once: fails("no data.sessions")},
		{Name: "the list under another name", Answer: fakeapi.Body(`{"success":true,"result":[]}`), Once: fails("no data.sessions")},
		{Name: "data: null", Answer: member("data", `null`), Once: fails("no data.sessions")},
		{Name: "sessions: null, of a total", Answer: member("data", `{"sessions":null}`), When: fakeapi.Any(), Always: unproven(0)},
		{Name: "sessions: null, of nothing", Sessions: -1, Answer: member("data", `{"sessions":null}`), When: fakeapi.Any(), Always: whole()},
		{Name: "sessions: an object", Answer: member("data", `{"sessions":{}}`), Once: fails("data.sessions is not a list")},
		{Name: "a row without an id", Answer: second(`{"status":"ENDED"}`), Once: fails("session 2 of the page has no id")},
		{Name: "a row with a number as its id", Answer: second(`{"id":7}`), Once: fails("session 2 of the page has no id")},
		{Name: "a row that is not an object", Answer: second(`"session"`), Once: fails("session 2 of the page is not an object")},
		{Name: "10,000 levels of nesting in meta", Answer: nested(10_000), Once: fails("nested more than 10,000 levels")},
		{Name: "9,990 levels of nesting in meta", Answer: nested(9_990), Always: whole()},
		{Name: "invalid UTF-8 in a title", Answer: field("meeting_display_name", "\"\xff\xc3\x28\""), Always: whole()},
		{Name: "NUL in a title", Answer: field("meeting_display_name", `"a\u0000b"`), Always: whole()},
		{Name: "an unpaired surrogate in a title", Answer: field("meeting_display_name", `"\ud800"`), Always: whole()},
		{Name: "minutes of 1e400", Answer: field("minutes_consumed", `1e400`), Always: whole()},
		{Name: "2^63 participants", Answer: field("max_concurrent_participants", `9223372036854775808`), Always: whole()},
		{Name: "an exponent of a billion", Answer: field("live_participants", `1e999999999`), Always: whole()},
		{Name: "a number of a megabyte", Answer: field("live_participants", strings.Repeat("9", mebibyte)), Always: whole()},
		{Name: "fields of other types", Answer: rows(func(all []raw) []raw {
			return []raw{with(all[0], "status", `{"is":"ENDED"}`), with(all[1], "created_at", `12`), with(all[2], "breakout_rooms", `"none"`)}
		}), Sessions: 3, When: fakeapi.Page(1), Always: whole()},
	}
}

func second(text string) fakeapi.Effect {
	return rows(func(all []raw) []raw { all[1] = raw(text); return all })
}

// field replaces a field in the second row of the real answer, also by invalid JSON.
func field(name, text string) fakeapi.Effect {
	const placeholder = `"placeholder of faults"`
	change := rowsOf(func(all []raw) []raw { all[1] = with(all[1], name, placeholder); return all })
	return fakeapi.Rewrite(func(body []byte) []byte {
		return bytes.Replace(change(body), []byte(placeholder), []byte(text), 1)
	})
}

func nested(levels int) fakeapi.Effect {
	return field("meta", strings.Repeat("[", levels)+strings.Repeat("]", levels))
}
