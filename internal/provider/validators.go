package provider

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// undescribed has the texts that the framework requires of a validator and never shows.
type undescribed struct{}

func (undescribed) Description(context.Context) string         { return "" }
func (undescribed) MarkdownDescription(context.Context) string { return "" }

// textValidator has a check that says what is wrong with a text, and what to write instead.
type textValidator struct {
	undescribed

	check func(string) error
}

func textValidators(checks ...func(string) error) []validator.String {
	var validators []validator.String
	for _, check := range checks {
		validators = append(validators, textValidator{check: check})
	}
	return validators
}

func (v textValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !isKnown(req.ConfigValue) {
		return
	}
	if err := v.check(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(invalidArgument(req.Path, err))
	}
}

// wholeNumber validates number attributes. The framework's attributes for whole numbers
// report 1.5 as a mistake of the provider, and leave the rest of the block unchecked.
type wholeNumber struct {
	undescribed

	least, most int64
}

func wholeNumbers(least, most int64) []validator.Number {
	return []validator.Number{wholeNumber{least: least, most: most}}
}

func (w wholeNumber) ValidateNumber(_ context.Context, req validator.NumberRequest, resp *validator.NumberResponse) {
	if !isKnown(req.ConfigValue) {
		return
	}
	number := req.ConfigValue.ValueBigFloat()
	if !number.IsInt() || number.Cmp(big.NewFloat(float64(w.least))) < 0 || number.Cmp(big.NewFloat(float64(w.most))) > 0 {
		resp.Diagnostics.Append(invalidArgument(req.Path,
			fmt.Errorf("it must be a whole number from %d to %d, not %s", w.least, w.most, allDigits(req.ConfigValue))))
	}
}

// groupKeys validates group_by. It checks the known elements while others are unknown.
type groupKeys struct{ undescribed }

func (groupKeys) ValidateList(_ context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	if !isKnown(req.ConfigValue) {
		return
	}
	names, elements := knownTexts(req.ConfigValue), req.ConfigValue.Elements()
	report := func(err error) { resp.Diagnostics.Append(invalidArgument(req.Path, err)) }
	if slices.ContainsFunc(elements, attr.Value.IsNull) {
		report(errors.New("an element is null; remove it"))
	}
	for _, name := range names {
		if !slices.Contains(usage.KeyNames(), name) {
			report(notOneOf(name, usage.KeyNames()))
			return
		}
	}
	if len(names) == 0 && len(elements) > 0 {
		return
	}
	if _, err := usage.ParseKeys(names); err != nil {
		report(err)
	}
}

func invalidArgument(at path.Path, err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(at, "Invalid "+at.String(), "The value of "+at.String()+" cannot be used: "+err.Error()+".")
}

func checkOneLine(text string) error {
	if strings.ContainsAny(text, "\n\r") {
		return errors.New("it contains a line break, as a heredoc does; remove it, for example with trimspace")
	}
	return nil
}

func checkTimeZone(name string) error {
	_, err := usage.ParseZone(name)
	return err
}

func checkDate(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return errors.New("it is not a date that exists; write one such as \"2026-01-31\"")
	}
	return nil
}

var (
	durationForm   = regexp.MustCompile(`^[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$`)
	durationInDays = regexp.MustCompile(`^[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)[a-zµμ]+)*[0-9.]+[dw]`)
)

func checkTimeout(text string) error {
	switch limit, err := time.ParseDuration(text); {
	case err != nil && durationInDays.MatchString(text):
		return errors.New("a duration cannot use days or weeks; write them in hours, such as \"24h\" for a day")
	case err != nil && durationForm.MatchString(text):
		return errors.New("a duration is at most 2562047h, which is 292 years; write a shorter one, such as \"1h\"")
	case err != nil:
		return errors.New("write a duration with units, such as \"30s\", \"10m\" or \"1h30m\"")
	case limit <= 0:
		return fmt.Errorf("a timeout of %s leaves no time for a request; write a duration above zero, such as \"10m\"", limit)
	default:
		return nil
	}
}
