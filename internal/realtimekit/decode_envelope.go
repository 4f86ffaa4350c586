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
	success                     *bool
	data, paging, error, errors json.RawMessage
}

// errNoJSON marks a body that is not JSON at all: cut off on the way, or
// written by something between here and the API.
var errNoJSON = errors.New("the answer is not JSON")

// errTooDeep is JSON that the library refuses to read, however often it is asked
// for: a stack that a stranger could fill has to end somewhere.
var errTooDeep = errors.New("its JSON is nested more than 10,000 levels deep")

// decodeEnvelope takes the fields by their exact names, as all of this package
// does: into a struct, the library takes "Data" for data too, and the last one
// that comes would win.
func decodeEnvelope(body []byte) (envelope, error) {
	fields := map[string]json.RawMessage{}

	err := json.Unmarshal(body, &fields)
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		// Nothing but the text tells this from what is no JSON.
		if strings.HasSuffix(wrong.Error(), "exceeded max depth") {
			return envelope{}, errTooDeep
		}

		return envelope{}, errNoJSON
	}

	frame := envelope{data: fields["data"], paging: fields["paging"], error: fields["error"], errors: fields["errors"]}

	success := fields["success"]
	if err == nil && success != nil {
		err = json.Unmarshal(success, &frame.success)
	}

	// The library's own error names our types, which says nothing to a user.
	if err != nil {
		return envelope{}, errors.New("it is JSON of another shape")
	}

	return frame, nil
}
