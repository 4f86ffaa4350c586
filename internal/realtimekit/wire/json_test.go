package wire

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// member is a field of an object, or an element of an array without a name.
type member struct{ name, value string }

func fieldsOf(text string) (fields []member, isObject bool) {
	isObject = EachField(text, func(name, value string) { fields = append(fields, member{name, value}) })
	return fields, isObject
}

func elementsOf(text string) (elements []member, isArray bool) {
	isArray = EachElement(text, func(element string) { elements = append(elements, member{"", element}) })
	return elements, isArray
}

// FuzzEachField compares the fields and elements.
func TestEachField_otherTypes(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`[{"a":1}]`, `"{}"`, `null`, ``} {
		if EachField(text, nil) {
			t.Errorf("%q is an object", text)
		}
	}
	for _, text := range []string{`{"a":[1]}`, `"[]"`, `null`, ``} {
		if EachElement(text, nil) {
			t.Errorf("%q is an array", text)
		}
	}
}

func TestUnquote(t *testing.T) {
	t.Parallel()
	for quoted, want := range map[string]string{
		`""`: "", `"a"`: "a", `"ä <&>"`: "ä <&>", `"\"\\\/\b\f\n\r\t"`: "\"\\/\b\f\n\r\t", `"\u00e9\u0000"`: "é\x00",
		`"\ud83d\ude00"`: "😀", `"\ud800x"`: "\uFFFDx",
	} {
		if got := Unquote(quoted); got != want {
			t.Errorf("Unquote(%s) = %q, want %q", quoted, got, want)
		}
	}
}

// The second reader is the tokens of encoding/json.
func FuzzEachField(f *testing.F) {
	for _, text := range []string{
		`{}`, `[]`, `{"success":false}`, `{"data":{"sessions":[{"id":"a"},{"id":"b","x":1}]},"paging":{"total_count":2,"start_offset":1}}`,
		`{"data":{"sessions":[{"id":"a"}],"Sessions":null},"Data":null}`, `{"a":1,"a":2}`, "{\"\x7f\":\"\u0085\",\"\\ud800\":\"\\r\\n\"}",
		`{"meta":{"a":[ 1e400 ]},"breakout_rooms":[ null, {} ],"type":7}`, `[ 1, [ ], null ]`, `[[[[]]]]`, `["]\\", "\"[", {"}": "{"}]`,
		"{ \t\r\n}", "[ \t\r\n]", `{"b":1,"a":2,"c":3,"A":4,"":5}`, `{"\u0061\"":1,"\ud800":2}`, `{"a":null,"b":true,"c":-1e2,"d":"x"}`,
		`{"a":{"b":[{"c":{}}]},"d":[[],{}]}`, `{"a":"}],{\"","b":["]\\"]}`, `[null,true,-1e2,"x"]`, `[[[1],[]],{"a":[2]}]`, `["],[\"",{"}":"]"}]`,
		"{ \"a\" : 1\t,\r\n\"b\"\n:\t{ \"c\" : [ 2 ] }\r,\"d\": 3 }", "[ 1\t,\r\n[ 2 ] , 3\n]", `1e400`, `{"data":` + strings.Repeat(`[`, 9999) + strings.Repeat(`]`, 9999) + `}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		sent := strings.TrimSpace(string(text))
		if !json.Valid(text) || !utf8.Valid(text) {
			t.Skip()
		}
		read := elementsOf
		if strings.HasPrefix(sent, "{") {
			read = fieldsOf
		}
		got, ok := read(sent)
		if want := membersOf(t, sent); ok != strings.ContainsAny(sent[:1], "{[") || !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", sent, got, want)
		}
	})
}

func membersOf(t *testing.T, text string) (members []member) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber() // a number may be too large for a float
	opening, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	for delimiter, ok := opening.(json.Delim); ok && decoder.More(); {
		next := member{}
		if delimiter == '{' {
			name, err := decoder.Token()
			if err != nil {
				t.Fatal(err)
			}
			next.name, _ = name.(string)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		next.value = string(value)
		members = append(members, next)
	}
	return members
}
