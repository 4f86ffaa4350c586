package request

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// codings are the values of Content-Encoding that do not explain an unreadable body.
var codings = []string{"", "gzip", "x-gzip", "identity"}

// foreignLiteral matches values of other languages, which some servers write as JSON.
var foreignLiteral = regexp.MustCompile(`^(?:NaN|Infinity|undefined|None|True|False)\b`)

func (c classifier) unreadable(reply reply) *Error {
	body := bytes.TrimPrefix(reply.body, []byte(byteOrderMark))
	start := bytes.TrimSpace(body)
	coding := strings.ToLower(strings.TrimSpace(reply.header.Get("Content-Encoding")))
	plain := c.credentials.quotable(plainText(start))
	switch {
	case isChallenge(reply.header):
		return &Error{Kind: KindBlocked, Err: errChallenge}
	case !slices.Contains(codings, coding):
		return &Error{Kind: KindMalformed, Err: fmt.Errorf("its content coding is %.40q, which was not requested", c.credentials.quotable(coding))}
	case len(start) == 0:
		return &Error{Kind: KindCutOff, Err: errors.New("the body is empty")}
	case plain != "":
		return &Error{Kind: KindNotJSON, Err: fmt.Errorf("it is the text %.200q", plain)}
	default:
		return syntaxError(body)
	}
}

// syntaxError names the first byte of a body that is wrong, counted from 1.
func syntaxError(body []byte) *Error {
	syntax, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(body, new(json.RawMessage)))
	if !ok || syntax.Offset < 1 || int(syntax.Offset) > len(body) {
		return &Error{Kind: KindNotJSON, Err: errNoJSON}
	}
	before, after := bytes.TrimSpace(body[:syntax.Offset-1]), body[syntax.Offset-1:]

	kind, reason := KindMalformed, fmt.Errorf("at byte %d, %s", syntax.Offset, mistake(before, after, syntax))
	switch {
	case strings.HasPrefix(syntax.Error(), "unexpected end"):
		kind, reason = KindCutOff, fmt.Errorf("its JSON ends after byte %d", len(body))
	case after[0] == '<', len(before) == 0:
		kind = KindNotJSON // something else wrote it, or the rest of it
	}
	return &Error{Kind: kind, Err: reason}
}

func mistake(before, after []byte, syntax error) string {
	switch literal := foreignLiteral.Find(after); {
	case literal != nil:
		return fmt.Sprintf("%s is not a JSON value", literal)
	case bytes.HasSuffix(before, []byte(",")) && bytes.IndexAny(after, "]}") == 0:
		return fmt.Sprintf("a comma comes before %q", after[:1])
	default:
		return syntax.Error()
	}
}

func isChallenge(header http.Header) bool {
	return strings.EqualFold(strings.TrimSpace(header.Get("Cf-Mitigated")), "challenge")
}
