package main

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"slices"
)

// row is a session as the service sends it.
type row map[string]json.RawMessage

// page is an answer of the API, as it is: sessions, or a refusal.
type page struct {
	status  int
	header  http.Header
	success bool
	rows    []row
	ids     []string // of the rows, in their order
	// paging is where the answer has it: at the top, in data, or nowhere.
	place  string
	paging row
	// form is that of an error, "error" or "errors", as the documents have both.
	form, message string
	code          int64
}

// said is an error of either form.
type said struct {
	Code    int64
	Message string
}

type envelope struct {
	Success bool
	Data    struct {
		Sessions json.RawMessage
		Paging   row
	}
	Paging row
	Error  json.RawMessage
	Errors json.RawMessage
}

// read takes an answer apart. One that holds neither sessions nor a refusal is an
// error.
func (s *service) read(status int, header http.Header, body []byte) (page, error) {
	p := page{status: status, header: header, place: "nowhere"}
	var answer envelope
	err := json.Unmarshal(body, &answer)
	p.refuse(answer)
	switch {
	case status == http.StatusTooManyRequests:
		return p, s.failure(p, nil).final()
	case status >= http.StatusInternalServerError:
		return p, s.failure(p, nil)
	case status >= http.StatusMultipleChoices && status < http.StatusBadRequest:
		return p, s.failure(p, errElsewhere)
	case status != http.StatusOK:
		return p, nil
	case !json.Valid(body):
		return p, s.failure(p, errNoJSON)
	case err == nil && !answer.Success && p.form != "":
		return p, nil
	case err != nil || !answer.Success || json.Unmarshal(answer.Data.Sessions, &p.rows) != nil:
		return p, s.failure(p, errShape)
	}
	p.success = true
	for _, r := range p.rows {
		p.ids = append(p.ids, r.text("id"))
	}
	switch {
	case answer.Paging != nil:
		p.place, p.paging = "at the top", answer.Paging
	case answer.Data.Paging != nil:
		p.place, p.paging = "in data", answer.Data.Paging
	}
	return p, nil
}

// refuse notes what an answer says against the request.
func (p *page) refuse(answer envelope) {
	var one said
	var all []said
	switch {
	case given(answer.Error) && json.Unmarshal(answer.Error, &one) == nil:
		p.form = "error"
	case given(answer.Errors) && json.Unmarshal(answer.Errors, &all) == nil && len(all) > 0:
		p.form, one = "errors", all[0]
	}
	p.code, p.message = one.Code, one.Message
}

func given(value json.RawMessage) bool { return value != nil && !bytes.Equal(value, []byte("null")) }

func (p page) refused() bool { return !p.success }

// brings tells whether there are sessions in it.
func (p page) brings() bool { return p.success && len(p.rows) > 0 }

func (p page) holds(id string) bool { return slices.Contains(p.ids, id) }

// shares tells whether two pages have a session in common.
func (p page) shares(other page) bool { return slices.ContainsFunc(p.ids, other.holds) }

// total is how many sessions there are in all, by the answer.
func (p page) total() (int, bool) { return p.paging.count("total_count") }

// text is a field that is a text, "" where it is none.
func (r row) text(name string) string {
	var value string
	_ = json.Unmarshal(r[name], &value)
	return value
}

// count is a field that is a whole number, 0 or more.
func (r row) count(name string) (int, bool) {
	var value *float64
	if json.Unmarshal(r[name], &value) != nil || value == nil || *value < 0 || *value > 1e9 || *value != math.Trunc(*value) {
		return 0, false
	}
	return int(*value), true
}
