package request

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Envelope is the frame around every answer, in all forms that Cloudflare and the
// RealtimeKit service use: data with paging next to or inside it, or one of the two
// error forms. Its fields are JSON, empty if absent.
type Envelope struct {
	// Refused is set by "success": false.
	Refused      bool
	Data, Paging string

	error, errors, whole string
}

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\uFEFF"

var (
	// errNoJSON is a body that is not JSON: cut off, or written by something between here
	// and the API.
	errNoJSON = errors.New("the answer is not JSON")
	// errTooDeep is JSON that encoding/json refuses to read, however often it is
	// requested.
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
		return Envelope{}, whyNot(body)
	}
	var (
		frame   Envelope
		success string
	)

	places := map[string]*string{"success": &success, "data": &frame.Data, "paging": &frame.Paging, "error": &frame.error, "errors": &frame.errors}

	text := strings.TrimSpace(string(body))
	frame.whole = text

	isObject := wire.EachField(text, func(name, value string) {
		if place := places[name]; place != nil {
			*place = value
		}
	})
	switch {
	case !isObject && text != wire.Null:
		return Envelope{}, errShape
	case success == "false":
		frame.Refused = true
	case success != "" && success != "true" && success != wire.Null:
		return Envelope{}, errShape
	}
	return frame, nil
}

// whyNot returns why encoding/json does not read a text.
func whyNot(body []byte) error {
	var value json.RawMessage
	// Only the text of its error tells the two apart.
	if err := json.Unmarshal(body, &value); err != nil && strings.HasSuffix(err.Error(), "exceeded max depth") {
		return errTooDeep
	}
	return errNoJSON
}

// Warning returns the text of errors in an answer that is not refused, without
// credentials. It is empty without errors.
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

// Message is the error in the answer, in any of the forms that servers use; its text is
// empty without one.
func (e Envelope) Message() error { return messageIn(e.whole) }
