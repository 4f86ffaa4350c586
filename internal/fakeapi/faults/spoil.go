package faults

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type raw = json.RawMessage

// rows changes the rows of the real answer.
func rows(change func([]raw) []raw) fakeapi.Effect { return fakeapi.Rewrite(rowsOf(change)) }

func rowsOf(change func([]raw) []raw) func([]byte) []byte {
	return memberOf("data", func(data raw) raw {
		var page struct {
			Sessions []raw `json:"sessions"`
		}
		mustDecode(data, &page)
		page.Sessions = append([]raw{}, change(page.Sessions)...)
		return mustEncode(page)
	})
}

// totalCount is the real answer with another total.
func totalCount(total int) fakeapi.Effect {
	return member("paging", func(raw) raw { return mustEncode(map[string]int{"total_count": total}) })
}

// countPage is the real answer with the length of the page as its total.
func countPage(w http.ResponseWriter, r *http.Request, next http.Handler) {
	length := 0
	fakeapi.Rewrite(func(body []byte) []byte {
		body = rowsOf(func(all []raw) []raw { length = len(all); return all })(body)
		return memberOf("paging", func(raw) raw { return mustEncode(map[string]int{"total_count": length}) })(body)
	})(w, r, next)
}

// member changes one member of the real answer.
func member(name string, change func(raw) raw) fakeapi.Effect {
	return fakeapi.Rewrite(memberOf(name, change))
}

func memberOf(name string, change func(raw) raw) func([]byte) []byte {
	return func(body []byte) []byte {
		var members map[string]raw
		mustDecode(body, &members)
		members[name] = change(members[name])
		return mustEncode(members)
	}
}

// mustDecode reads what the fake has written.
func mustDecode(body []byte, into any) {
	if err := json.Unmarshal(body, into); err != nil {
		panic("catalogue: " + err.Error())
	}
}

func mustEncode(value any) []byte {
	var out bytes.Buffer
	values := json.NewEncoder(&out)
	values.SetEscapeHTML(false)
	if err := values.Encode(value); err != nil {
		panic("catalogue: " + err.Error())
	}
	return out.Bytes()
}
