package provider

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// stringCheck is a validator made of a function that says what is wrong with a text
// and what to write instead.
type stringCheck struct {
	description string
	check       func(string) error
}

var _ validator.String = stringCheck{}

// Description says what the value must be.
func (c stringCheck) Description(context.Context) string { return c.description }

// MarkdownDescription says the same.
func (c stringCheck) MarkdownDescription(context.Context) string { return c.description }

// ValidateString ignores null and unknown values.
func (c stringCheck) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
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
	return stringCheck{"value must be a Cloudflare account id, 32 hexadecimal digits", realtimekit.CheckAccountID}
}

func appID() validator.String {
	return stringCheck{"value must be a RealtimeKit app id, a UUID", realtimekit.CheckAppID}
}

func sessionID() validator.String {
	return stringCheck{"value must be a session id, a UUID", realtimekit.CheckSessionID}
}

var (
	durationForm   = regexp.MustCompile(`^[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$`)
	durationInDays = regexp.MustCompile(`^[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)[a-zµμ]+)*[0-9.]+[dw]`)
)

// duration says what the validator of the timeouts module does not: which
// argument it is about, and that a timeout must leave some time.
func duration() validator.String {
	return stringCheck{"value must be a duration above zero", func(text string) error {
		switch limit, err := time.ParseDuration(text); {
		case err != nil && durationInDays.MatchString(text):
			return errors.New("a duration has no days and weeks; write them in hours, such as \"24h\" for a day")
		case err != nil && durationForm.MatchString(text):
			return errors.New("a duration is at most 2562047h, which is 292 years; write a shorter one, such as \"1h\"")
		case err != nil:
			return errors.New("a duration is written with units, such as \"30s\", \"10m\" or \"1h30m\"")
		case limit <= 0:
			return fmt.Errorf("a timeout of %s leaves no time for a request; give it a duration above zero, such as \"10m\"", limit)
		default:
			return nil
		}
	}}
}

func oneLine() validator.String {
	return stringCheck{"value must be one line", func(text string) error {
		if strings.ContainsAny(text, "\n\r") {
			return errors.New("it contains a line break, as a heredoc does; remove that (with trimspace)")
		}
		return nil
	}}
}

func participants() validator.String {
	return stringCheck{"value must be a range min:max", realtimekit.CheckParticipants}
}

func timeZone() validator.String {
	return stringCheck{"value must be the name of a time zone", func(name string) error {
		_, err := usage.ParseZone(name)
		return err
	}}
}
