package realtimekit

import (
	"encoding/json"
	"errors"
	"strings"
)

// envelope is the frame around every answer, in all forms that Cloudflare and
// the RealtimeKit service use: data with paging beside or inside it, or one of
// the two error forms. Its fields are JSON, empty where there is none.
type envelope struct {
	refused                     bool
	data, paging, error, errors string
}

// errNoJSON marks a body that is not JSON at all: cut off on the way, or
// written by something between here and the API.
var errNoJSON = errors.New("the answer is not JSON")

// errTooDeep is JSON that the library refuses to read, however often it is asked
// for: a stack that a stranger could fill has to end somewhere.
var errTooDeep = errors.New("its JSON is nested more than 10,000 levels deep")

var errShape = errors.New("it is JSON of another shape")

// decodeEnvelope takes the fields by their exact names, as all of this package
// does. Where one comes twice, the last counts.
func decodeEnvelope(body []byte) (envelope, error) {
	if !json.Valid(body) {
		return envelope{}, whyNot(body)
	}

	var (
		frame   envelope
		success string
	)

	text := strings.TrimSpace(string(body))
	isObject := eachField(text, func(name, value string) {
		switch name {
		case "success":
			success = value
		case "data":
			frame.data = value
		case "paging":
			frame.paging = value
		case "error":
			frame.error = value
		case "errors":
			frame.errors = value
		}
	})

	switch {
	case !isObject && text != null:
		return envelope{}, errShape
	case success == "false":
		frame.refused = true
	case success != "" && success != "true" && success != null:
		return envelope{}, errShape
	}

	return frame, nil
}

// whyNot is why the library does not take a text for JSON.
func whyNot(body []byte) error {
	var value json.RawMessage

	// Nothing but the text of its error tells the one from the other.
	if err := json.Unmarshal(body, &value); err != nil && strings.HasSuffix(err.Error(), "exceeded max depth") {
		return errTooDeep
	}

	return errNoJSON
}

// apiMessage is what the API itself said of a failure.
type apiMessage struct {
	code int64
	text string
}

func (m *apiMessage) Error() string { return m.text }

// message reads either error form: a single error of the service, or the first
// of the edge's list that says something.
func (e envelope) message() *apiMessage {
	found := messageOf(e.error)

	eachElement(e.errors, func(entry string) {
		if found == nil {
			found = messageOf(entry)
		}
	})

	if found == nil {
		return &apiMessage{}
	}

	return found
}

// messageOf reads one entry; it is nil for one that says nothing.
func messageOf(entry string) *apiMessage {
	if !strings.HasPrefix(entry, "{") {
		return nil
	}

	message, said := &apiMessage{}, false

	eachField(entry, func(name, value string) {
		said = true

		switch name {
		case "code":
			if code := wholeNumber(value); code != nil {
				message.code = *code
			}
		case "message":
			message.text, _ = verbatim(value)
		}
	})

	if !said {
		return nil
	}

	return message
}
