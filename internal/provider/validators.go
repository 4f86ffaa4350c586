package provider

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// checked is a validator made of a function that says what is wrong with a text
// and what to write instead.
type checked struct {
	description string
	check       func(string) error
}

var _ validator.String = checked{}

// Description says what the value must be.
func (c checked) Description(context.Context) string { return c.description }

// MarkdownDescription says the same.
func (c checked) MarkdownDescription(context.Context) string { return c.description }

// ValidateString leaves null and unknown values alone.
func (c checked) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !isKnown(req.ConfigValue) {
		return
	}

	if err := c.check(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(invalidArgument(req.Path, err))
	}
}

func invalidArgument(at path.Path, err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(at, "Invalid "+at.String(), "The value of "+at.String()+" cannot be used: "+err.Error()+".")
}

func accountID() validator.String {
	return checked{"value must be a Cloudflare account id, 32 hexadecimal digits", realtimekit.CheckAccountID}
}

func appID() validator.String {
	return checked{"value must be a RealtimeKit app id, a UUID", realtimekit.CheckAppID}
}

// duration says what the validator of the timeouts module does not: which
// argument it is about, and that a timeout must leave some time.
func duration() validator.String {
	return checked{"value must be a duration above zero", func(text string) error {
		switch limit, err := time.ParseDuration(text); {
		case err != nil:
			return errors.New("a duration is written with units, such as \"30s\", \"10m\" or \"1h30m\"")
		case limit <= 0:
			return fmt.Errorf("a timeout of %s leaves no time for a request; give it a duration above zero, such as \"10m\"", limit)
		default:
			return nil
		}
	}}
}

func participants() validator.String {
	return checked{"value must be a range min:max", realtimekit.CheckParticipants}
}

var rfc3339Pattern = regexp.MustCompile(`^[0-9-]{10}T[0-9:]{8}(\.[0-9]+)?(Z|[+-][0-9:]{5})$`)

var errNoTime = errors.New("a time is written in RFC 3339 with a time zone, such as \"2026-01-31T00:00:00Z\" or \"2026-01-31T00:00:00+01:00\"")

// Nothing met before firstYear. Of that, years before placeholders pass until
// the read: while Terraform below 1.10 and OpenTofu below 1.9 validate, their
// plantimestamp() is the first day of year 1, and what is made of it not far off.
const (
	firstYear    = 1970
	placeholders = 100
)

// rfc3339 is used instead of a time type of the framework's family because its
// error says how to write a time, not only that this is none.
func rfc3339() validator.String {
	return checked{"value must be an RFC 3339 time", func(text string) error {
		// Go reads more than RFC 3339 has.
		read, err := time.Parse(time.RFC3339, text)
		if err != nil || !rfc3339Pattern.MatchString(text) || read.Year() < firstYear && read.Year() >= placeholders {
			return errNoTime
		}

		return nil
	}}
}
