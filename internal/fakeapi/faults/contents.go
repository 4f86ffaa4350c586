package faults

import (
	"bytes"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// contents are bodies that came whole and are not what they should be.
func contents() []Row {
	return []Row{
		{Name: "an empty body", Answer: fakeapi.Body(""), Once: whole(), Always: fails("the body is empty")},
		{Name: "JSON that ends too early", Answer: fakeapi.Rewrite(half), Once: whole(), Always: fails("ended too early")},
		{Name: "two answers in one", Answer: fakeapi.Rewrite(func(b []byte) []byte { return append(b, b...) }), Once: fails("after top-level value"), Always: fails("after top-level value")},
		{Name: "HTML with status 200", Answer: fakeapi.HTML(200), Once: whole(), Always: fails("not JSON")},
		{Name: "a short text with status 200", Answer: fakeapi.Status(200, "no healthy upstream"), Once: whole(), Always: fails("no healthy upstream")},
		{Name: "minutes of NaN", Answer: field("minutes_consumed", `NaN`), Once: fails("NaN is not a value of JSON"), Always: fails("NaN is not a value of JSON")},
		{Name: "a tab in a title", Answer: field("meeting_display_name", "\"a\tb\""), Once: fails(`'\t' in string literal`), Always: fails(`'\t' in string literal`)},
		{Name: "a comma too many", Answer: field("breakout_rooms", `[1,]`), Once: fails("a comma comes before"), Always: fails("a comma comes before")},
		{Name: "a coding that nobody requested", Answer: fakeapi.Status(200, "\x8b\x02", "Content-Encoding: br"), Once: fails("not requested"), Always: fails("not requested")},
		{Name: "a list", Answer: fakeapi.Body(`[1, 2, 3]`), Always: fails("another shape"), Once: fails("another shape")},
		{Name: "a text", Answer: fakeapi.Body(`"hello"`), Always: fails("another shape"), Once: fails("another shape")},
		{Name: "null", Answer: fakeapi.Body(`null`), Always: fails("no data.sessions"), Once: fails("no data.sessions")},
		{Name: "the list under another name", Answer: fakeapi.Body(`{"success":true,"result":[]}`), Always: fails("no data.sessions"), Once: fails("no data.sessions")},
		{Name: "data: null", Answer: member("data", func(raw) raw { return raw(`null`) }), Always: fails("no data.sessions"), Once: fails("no data.sessions")},
		{Name: "sessions: null, of a total", Answer: member("data", func(raw) raw { return raw(`{"sessions":null}`) }), When: fakeapi.Any(), Always: unproven(0)},
		{Name: "sessions: null, of nothing", Sessions: -1, Answer: member("data", func(raw) raw { return raw(`{"sessions":null}`) }), When: fakeapi.Any(), Always: whole()},
		{Name: "sessions: an object", Answer: member("data", func(raw) raw { return raw(`{"sessions":{}}`) }), Always: fails("data.sessions is not a list"), Once: fails("data.sessions is not a list")},
		{Name: "a row without an id", Answer: second(`{"status":"ENDED"}`), Always: fails("session 2 of the page has no id"), Once: fails("session 2 of the page has no id")},
		{Name: "a row with a number as its id", Answer: second(`{"id":7}`), Always: fails("session 2 of the page has no id")},
		{Name: "a row that is none", Answer: second(`"session"`), Always: fails("session 2 of the page is not an object")},
		{Name: "10,000 levels of nesting in meta", Answer: nested(10_000), Always: fails("nested more than 10,000 levels"), Once: fails("nested more than 10,000 levels")},
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

func half(body []byte) []byte { return body[:len(body)/2] }

// second is the real answer with another second row.
func second(text string) fakeapi.Effect {
	return rows(func(all []raw) []raw { all[1] = raw(text); return all })
}

// field is the real answer with another value of a field of its second row. The
// text need be no JSON that this program could write.
func field(name, text string) fakeapi.Effect {
	const placeholder = `"catalogue: placeholder"`
	change := rowsOf(func(all []raw) []raw { all[1] = with(all[1], name, placeholder); return all })
	return fakeapi.Rewrite(func(body []byte) []byte {
		return bytes.Replace(change(body), []byte(placeholder), []byte(text), 1)
	})
}

// nested is the real answer with a meta that is so deep.
func nested(levels int) fakeapi.Effect {
	return field("meta", strings.Repeat("[", levels)+strings.Repeat("]", levels))
}

// with is a row with another value of a field.
func with(session raw, name, text string) raw {
	var members map[string]raw
	mustDecode(session, &members)
	members[name] = raw(text)
	return mustEncode(members)
}
