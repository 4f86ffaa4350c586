package provider

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// Years up to lastPlaceholder pass until the read: when Terraform below 1.10 and OpenTofu
// below 1.9 validate, plantimestamp() is the first day of year 1. RFC 3339 ends with lastYear.
const (
	lastPlaceholder = 99
	firstYear       = 1970
	lastYear        = 9999
)

var errPlaceholder = errors.New("the year is before 100, and no session is that old; write a time from 1970 on, or remove the argument. " +
	"Terraform before 1.10 and OpenTofu before 1.9 use year 1 while plantimestamp() is unknown")

// checkTime lets placeholders pass. Years are those of UTC, in which times are sent.
func checkTime(text string) error {
	at, err := usage.ParseTime(text)
	switch year := at.UTC().Year(); {
	case err != nil:
		return err
	case year > lastPlaceholder && year < firstYear:
		return fmt.Errorf("%s is before 1970 in UTC, and no session is that old; write a later time, or remove the argument", text)
	case year > lastYear:
		return fmt.Errorf("%s is after the year 9999 in UTC; write an earlier time, or remove the argument", text)
	default:
		return nil
	}
}

// sendableTime returns the time to send. It is zero for a placeholder, and for what is not a time.
func sendableTime(text types.String) time.Time {
	at, err := usage.ParseTime(text.ValueString())
	if err != nil || checkTime(text.ValueString()) != nil || at.UTC().Year() < firstYear {
		return time.Time{}
	}
	return at
}

// notAPlaceholder rejects a time that its validator let pass and that cannot be sent.
func notAPlaceholder(argument string, text types.String) diag.Diagnostics {
	if !isKnown(text) || !sendableTime(text).IsZero() {
		return nil
	}
	return diag.Diagnostics{invalidArgument(path.Root(argument), cmp.Or(checkTime(text.ValueString()), errPlaceholder))}
}
