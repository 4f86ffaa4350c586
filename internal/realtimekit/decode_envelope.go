package realtimekit

import (
	"encoding/json"
	"errors"
	"strings"
)

// envelope is the frame around every answer, in all forms that Cloudflare and
// the RealtimeKit service use: data with paging beside or inside it, or one of
// the two error forms.
type envelope struct {
	Success *bool           `json:"success"`
	Data    json.RawMessage `json:"data"`
	Paging  json.RawMessage `json:"paging"`
	Error   json.RawMessage `json:"error"`
	Errors  json.RawMessage `json:"errors"`
}

// errNoJSON marks a body that is not JSON at all: cut off on the way, or
// written by something between here and the API.
var errNoJSON = errors.New("the answer is not JSON")

// errTooDeep is JSON that the library refuses to read, however often it is asked
// for: a stack that a stranger could fill has to end somewhere.
var errTooDeep = errors.New("its JSON is nested more than 10,000 levels deep")

func decodeEnvelope(body []byte) (envelope, error) {
	var frame envelope

	err := json.Unmarshal(body, &frame)
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		// Nothing but the text tells this from what is no JSON.
		if strings.HasSuffix(wrong.Error(), "exceeded max depth") {
			return frame, errTooDeep
		}

		return frame, errNoJSON
	}

	// The library's own error names our types, which says nothing to a user.
	if err != nil {
		return frame, errors.New("it is JSON of another shape")
	}

	return frame, nil
}
