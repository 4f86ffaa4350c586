package faults

import (
	"encoding/json"
	"fmt"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type raw = json.RawMessage

// rows changes the sessions in the real answer.
func rows(change func([]raw) []raw) fakeapi.Effect { return fakeapi.Rewrite(rowsOf(change)) }

func rowsOf(change func([]raw) []raw) func(body []byte) []byte {
	return func(body []byte) []byte {
		changed := append([]raw{}, change(sessionsOf(body))...)
		return with(body, "data", string(mustEncode(map[string][]raw{"sessions": changed})))
	}
}

func sessionsOf(body []byte) []raw {
	var answer struct{ Data struct{ Sessions []raw } }
	mustDecode(body, &answer)
	return answer.Data.Sessions
}

func totalCount(total int) fakeapi.Effect { return member("paging", pagingOf(total)) }

// countPage sends the number of rows in the page as the total.
var countPage = fakeapi.Rewrite(func(body []byte) []byte {
	return with(body, "paging", pagingOf(len(sessionsOf(body))))
})

func pagingOf(total int) string { return fmt.Sprintf(`{"total_count":%d}`, total) }

func member(name, text string) fakeapi.Effect {
	return fakeapi.Rewrite(func(body []byte) []byte { return with(body, name, text) })
}

func with(object []byte, name, text string) raw {
	var members map[string]raw
	mustDecode(object, &members)
	members[name] = raw(text)
	return mustEncode(members)
}

func mustDecode(body []byte, into any) {
	if err := json.Unmarshal(body, into); err != nil {
		panic("faults: " + err.Error())
	}
}

func mustEncode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic("faults: " + err.Error())
	}
	return text
}
