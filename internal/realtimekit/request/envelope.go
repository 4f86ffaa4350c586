package request

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Envelope is the frame around every answer: data with paging next to or inside it, or one
// of the two forms of errors. Its fields are JSON, empty if absent.
type Envelope struct {
	Refused      bool // "success": false
	Data, Paging string

	error, errors, whole string
}

const byteOrderMark = "\uFEFF"

var (
	errNoJSON  = errors.New("the answer is not JSON")
	errTooDeep = errors.New("its JSON is nested more than 10,000 levels deep")
	errShape   = errors.New("it is JSON of another shape")
	// ErrTooMany is wrapped by a Decode whose answer has more parts than fit in memory.
	ErrTooMany = errors.New("the answer has too many parts")
)

// DecodeEnvelope reads the fields by their exact names. If one comes twice, the last
// counts. A byte order mark before the JSON is skipped.
func DecodeEnvelope(body []byte) (Envelope, error) {
	body = bytes.TrimPrefix(body, []byte(byteOrderMark))
	if !json.Valid(body) {
		// Only the text of the error says that it is the depth.
		if err := json.Unmarshal(body, new(json.RawMessage)); err != nil && strings.HasSuffix(err.Error(), "exceeded max depth") {
			return Envelope{}, errTooDeep
		}
		return Envelope{}, errNoJSON
	}
	var success string
	envelope := Envelope{whole: strings.TrimSpace(string(body))}
	places := map[string]*string{"success": &success, "data": &envelope.Data, "paging": &envelope.Paging, "error": &envelope.error, "errors": &envelope.errors}
	isObject := wire.EachField(envelope.whole, func(name, value string) {
		if place := places[name]; place != nil {
			*place = value
		}
	})
	if !isObject && envelope.whole != wire.Null || !slices.Contains([]string{"", "true", "false", wire.Null}, success) {
		return Envelope{}, errShape
	}
	envelope.Refused = success == "false"
	return envelope, nil
}

// Warning returns the errors in an answer that is not refused, without credentials.
func (e Envelope) Warning(credentials Credentials) string {
	var texts []string
	for _, field := range []string{e.error, e.errors} {
		found := explanations(field, maxNesting)
		// An error without a text is still an error.
		if compact := string(wire.Compact(field)); len(found) == 0 && len(compact) > len("[]") && compact != wire.Null {
			found = []string{compact}
		}
		texts = append(texts, found...)
	}
	return credentials.quotable(strings.Join(slices.Compact(texts), "; "))
}

// Err returns the error in the answer; its text is empty without one.
func (e Envelope) Err() error { return messageIn(e.whole) }
