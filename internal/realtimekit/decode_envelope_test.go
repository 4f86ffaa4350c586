package realtimekit

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestPagingIsFoundWhereverItStands(t *testing.T) {
	t.Parallel()

	five, one := new(int64(5)), new(int64(1))

	for name, test := range map[string]struct {
		body         string
		total, start *int64
	}{
		"at the top":      {`{"data":{"sessions":[]},"paging":{"total_count":5,"start_offset":1,"end_offset":5}}`, five, one},
		"in data":         {`{"data":{"sessions":[],"paging":{"total_count":5,"start_offset":1}}}`, five, one},
		"in both":         {`{"data":{"sessions":[],"paging":{"total_count":9}},"paging":{"total_count":5,"start_offset":1}}`, five, one},
		"null at the top": {`{"data":{"sessions":[],"paging":{"total_count":5}},"paging":null}`, five, nil},
		"missing":         {`{"data":{"sessions":[]}}`, nil, nil},
		"empty":           {`{"data":{"sessions":[]},"paging":{}}`, nil, nil},
		"a list":          {`{"data":{"sessions":[]},"paging":[5]}`, nil, nil},
		"text":            {`{"data":{"sessions":[]},"paging":{"total_count":"5"}}`, five, nil},
		"an object":       {`{"data":{"sessions":[]},"paging":{"total_count":{"value":5},"start_offset":[1]}}`, nil, nil},
		"a truth":         {`{"data":{"sessions":[]},"paging":{"total_count":true,"start_offset":null}}`, nil, nil},
		"out of range":    {`{"data":{"sessions":[]},"paging":{"total_count":1e400,"start_offset":9223372036854775808}}`, nil, nil},
		"nonsense":        {`{"data":{"sessions":[]},"paging":{"total_count":"lots"}}`, nil, nil},
		"negative":        {`{"data":{"sessions":[]},"paging":{"total_count":-1}}`, nil, nil},
		"null list":       {`{"success":true,"data":{"sessions":null},"paging":{"total_count":5}}`, five, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(test.body))
			if err != nil {
				t.Fatal(err)
			}

			if !reflect.DeepEqual(page.total, test.total) || !reflect.DeepEqual(page.startOffset, test.start) {
				t.Errorf("total %v from %v, want %v from %v", show(page.total), show(page.startOffset), show(test.total), show(test.start))
			}
		})
	}
}

// Go's JSON library takes a name in other letters for the field too, and the last
// one that comes wins: a list could be lost without a word.
func TestANameInOtherLettersIsAnotherField(t *testing.T) {
	t.Parallel()

	const page = `"data":{"sessions":[{"id":"s1"}]},"paging":{"total_count":1}`

	for name, body := range map[string]string{
		"sessions":            `{"data":{"sessions":[{"id":"s1"}],"Sessions":[]},"paging":{"total_count":1}}`,
		"a letter that folds": `{"data":{"sessions":[{"id":"s1"}],"ſessions":null},"paging":{"total_count":1}}`,
		"data":                `{` + page + `,"Data":{"sessions":[]}}`,
		"success":             `{` + page + `,"SUCCESS":false}`,
		"paging":              `{` + page + `,"Paging":{"total_count":0}}`,
		"in data":             `{"data":{"sessions":[{"id":"s1"}],"paging":{"total_count":1},"PAGING":{"total_count":0}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(body))
			if err != nil || len(page.sessions) != 1 || page.total == nil || *page.total != 1 {
				t.Errorf("%d sessions of %v, error %v", len(page.sessions), show(page.total), err)
			}
		})
	}
}

func TestWhatIsNoPageIsAnError(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ body, want string }{
		"nothing":           {``, "not JSON"},
		"cut off":           {`{"success":true,"data":{"sess`, "not JSON"},
		"html":              {`<html></html>`, "not JSON"},
		"a list":            {`[]`, "of another shape"},
		"a text":            {`"sessions"`, "of another shape"},
		"success is a text": {`{"success":"yes","data":{"sessions":[]}}`, "of another shape"},
		"no data":           {`{"success":true}`, "no data.sessions"},
		"null data":         {`{"success":true,"data":null}`, "no data.sessions"},
		"no sessions":       {`{"success":true,"data":{"apps":[]}}`, "no data.sessions"},
		"sessions no list":  {`{"success":true,"data":{"sessions":{}}}`, "not a list"},
		"row no object":     {`{"data":{"sessions":[{"id":"a"},7]}}`, "session 2 of the page is not an object"},
		"row is null":       {`{"data":{"sessions":[null]}}`, "session 1 of the page is not an object"},
		"no id":             {`{"data":{"sessions":[{"id":"a"},{}]}}`, "session 2 of the page has no id"},
		"empty id":          {`{"data":{"sessions":[{"id":""}]}}`, "session 1 of the page has no id"},
		"id no text":        {`{"data":{"sessions":[{"id":7}]}}`, "session 1 of the page has no id"},
		"id null":           {`{"data":{"sessions":[{"id":null}]}}`, "session 1 of the page has no id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decodePage(t.Context(), []byte(test.body))
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "realtimekit.") {
				t.Errorf("error %v, want one with %q and without our types", err, test.want)
			}
		})
	}
}

func TestTheMessageOfEitherErrorFormIsFound(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want apiMessage
	}{
		"service":         {`{"success":false,"error":{"code":404,"message":"no such app"}}`, apiMessage{404, "no such app"}},
		"edge":            {`{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`, apiMessage{10000, "Authentication error"}},
		"code as text":    {`{"success":false,"errors":[{"code":"7003","message":"x"}]}`, apiMessage{7003, "x"}},
		"empty, then one": {`{"success":false,"error":null,"errors":[{},{"message":"second"}]}`, apiMessage{0, "second"}},
		"nothing":         {`{"success":false}`, apiMessage{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decodePage(t.Context(), []byte(test.body))

			var said *apiMessage
			if !errors.As(err, &said) || *said != test.want {
				t.Errorf("error %#v, want %#v", err, test.want)
			}
		})
	}
}
