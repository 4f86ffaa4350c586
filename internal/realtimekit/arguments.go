package realtimekit

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

var (
	accountIDPattern    = regexp.MustCompile(`^[0-9A-Fa-f]{32}$`)
	segmentPattern      = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._~-]*$`)
	participantsPattern = regexp.MustCompile(`^([0-9]*):([0-9]*)$`)
)

// CheckAccountID returns an error unless id has 32 hexadecimal digits.
func CheckAccountID(id string) error {
	return checkID(id, accountIDPattern.MatchString(id), "an account id has 32 hexadecimal digits, such as \"023e105f4ecef8ad9ca31a8372d0c353\"; "+
		"copy it from the Cloudflare dashboard")
}

// CheckAppID returns an error unless id is safe as a segment of a path, UUID or not.
func CheckAppID(id string) error {
	return checkID(id, isSegment(id), "an app id is a UUID, such as \"2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f\", without slashes, spaces or \"..\"; "+
		"copy it from the Cloudflare dashboard")
}

// CheckSessionID returns an error unless id is safe as a segment of a path.
func CheckSessionID(id string) error {
	return checkID(id, isSegment(id), "a session id is a UUID, such as \"2b6b1420-aa71-4f46-84bc-dd3a081b100a\", without slashes, spaces or \"..\"; "+
		"realtimekit_sessions lists the ids of the sessions")
}

// CheckMeetingID returns an error if id is empty or has something pasted with it.
func CheckMeetingID(id string) error {
	return checkID(id, id != "", "it is empty; remove it to get all meetings")
}

func checkID(id string, valid bool, advice string) error {
	if err := checkPasted(id); err != nil {
		return fmt.Errorf("%.100q: %w", id, err)
	}
	if !valid {
		return errors.New(advice)
	}
	return nil
}

func isSegment(id string) bool { return segmentPattern.MatchString(id) && !strings.Contains(id, "..") }

// checkPasted finds characters that are often copied along with a value. The error does not
// repeat the value.
func checkPasted(text string) error {
	quotes := "\"'`\u201c\u201d\u2018\u2019"
	switch {
	case text == "":
		return nil
	case strings.TrimSpace(text) != text:
		return errors.New("it begins or ends with a space or a line break; remove it, for example with trimspace")
	case strings.ContainsAny(text[:1], "$%"):
		return errors.New("it is the name of a variable that was not replaced; use var.NAME or remove the argument to use the environment variable")
	case strings.Trim(text, quotes) != text:
		return errors.New("it begins or ends with a quotation mark; remove it")
	case strings.HasPrefix(strings.ToLower(text), "bearer "):
		return errors.New("it begins with \"Bearer\"; remove that word and the space after it")
	default:
		return nil
	}
}

// CheckParticipants returns an error unless text is a range min:max. One end may be open.
func CheckParticipants(text string) error {
	_, _, err := parseRange(text)
	return err
}

// parseRange reads a range of participants. An open end is math.MaxUint32.
func parseRange(text string) (least, most int64, err error) {
	ends := participantsPattern.FindStringSubmatch(text)
	if ends == nil || text == ":" {
		return 0, 0, errors.New("write a range of participants as min:max, such as \"1:10\"")
	}
	// Numbers below 1<<32 have 33 bits with the sign.
	least, tooLarge := strconv.ParseInt(cmp.Or(ends[1], "0"), 10, 33)
	most, alsoTooLarge := strconv.ParseInt(cmp.Or(ends[2], "4294967295"), 10, 33)
	switch {
	case tooLarge != nil || alsoTooLarge != nil:
		return 0, 0, errors.New("write a range of participants with whole numbers below 4294967296, such as \"1:10\"")
	case least > most:
		return 0, 0, fmt.Errorf("the range of participants begins at %d, after its end %d; write the smaller number first", least, most)
	default:
		return least, most, nil
	}
}

// ParseBaseURL parses the address to which the path of every request is appended: https, or
// http to a loopback host. The error does not repeat the text, which may have a password.
func ParseBaseURL(text string) (*url.URL, error) {
	if err := checkPasted(text); err != nil {
		return nil, err
	}
	base, err := url.Parse(text)
	if err == nil {
		// net/http would send LOCALHOST, unlike localhost, through a proxy.
		base.Host = strings.ToLower(base.Host)
	}
	switch {
	case err != nil || base.Hostname() == "" || base.Opaque != "":
		return nil, errors.New("write a base URL as https://host/path, such as \"https://api.cloudflare.com/client/v4\"")
	case base.User != nil:
		return nil, errors.New("a base URL must not contain a user name or a password; use api_token, or api_key with email")
	case base.RawQuery != "" || base.ForceQuery || base.Fragment != "" || strings.HasSuffix(text, "#"):
		return nil, errors.New("a base URL must not contain a query or a fragment; remove what follows the path")
	case base.Scheme == "https", base.Scheme == "http" && isLoopback(base.Hostname()):
		return base, nil
	default:
		return nil, errors.New("a base URL must be https; http is allowed for loopback hosts only")
	}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// CheckCredential returns an error unless text can be sent. The error does not repeat it.
func CheckCredential(text string) error {
	if text == "" {
		return errors.New("it is empty; set it, or remove it")
	}
	if err := checkPasted(text); err != nil {
		return err
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return errors.New("it contains a space, a line break or another character that no credential has; copy the credential again")
	}
	return nil
}
