package provider

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// unableToListSessions makes the diagnostic for every error of the client: the
// cause, the facts that support needs, and the next step.
func unableToListSessions(err error, query realtimekit.Query) diag.Diagnostic {
	const summary = "Unable to list sessions"

	var failure *realtimekit.Error
	if !errors.As(err, &failure) {
		return diag.NewErrorDiagnostic(summary, err.Error())
	}

	parts := []string{cause(failure), facts(failure), nextStep(failure, query)}
	if failure.Kind == realtimekit.KindArgument {
		// Nothing is known of a request that was not sent.
		parts = slices.Delete(parts, 1, 2)
	}

	return diag.NewErrorDiagnostic(summary, strings.Join(parts, "\n\n"))
}

// cause says in a sentence what went wrong.
func cause(failure *realtimekit.Error) string {
	switch failure.Kind {
	case realtimekit.KindArgument:
		return fmt.Sprintf("The request was not sent: %s.", failure.Err)
	case realtimekit.KindConnection:
		return fmt.Sprintf("The API could not be reached: %s.", failure.Err)
	case realtimekit.KindDeadline:
		return "The read timeout passed before the list was read." + lastFailure(failure)
	case realtimekit.KindCanceled:
		return "The read was cancelled."
	case realtimekit.KindCutOff:
		return fmt.Sprintf("The answer broke off before its end: %s.", failure.Err)
	case realtimekit.KindNotJSON:
		return "The answer is not JSON, so it was not the API that wrote it, or it broke off on the way."
	case realtimekit.KindShape:
		return fmt.Sprintf("The answer is not a page of sessions: %s.", failure.Err)
	case realtimekit.KindTooLarge:
		return fmt.Sprintf("The answer was refused: %s.", failure.Err)
	case realtimekit.KindRedirect:
		return fmt.Sprintf("The API answered with %s, which is not followed: it would carry the credentials to another place.", failure.Err)
	case realtimekit.KindRateLimit:
		if failure.Status == 0 {
			return "The limit of requests is reached: in answer to another request, the API asked this process to wait."
		}

		return fmt.Sprintf("The limit of requests is reached%s.", apiMessage(failure))
	case realtimekit.KindBudget:
		return fmt.Sprintf("The budget of requests is used up for another %s, which is longer than timeouts.read leaves.", roughly(failure.Wait))
	case realtimekit.KindTooMuch:
		return fmt.Sprintf("The list is too long for the time there is: it takes %d more requests, of %d sessions each, and with them at least %s, "+
			"but timeouts.read leaves %s.", failure.Estimate.Requests, failure.Estimate.PageSize,
			roughly(failure.Estimate.Needed), roughly(failure.Estimate.Left))
	case realtimekit.KindServer:
		return fmt.Sprintf("The API failed%s.", apiMessage(failure))
	case realtimekit.KindCredentials:
		return fmt.Sprintf("Cloudflare cannot read the credentials%s.", apiMessage(failure))
	case realtimekit.KindPermission:
		return fmt.Sprintf("Cloudflare refused the credentials%s.", apiMessage(failure))
	case realtimekit.KindNotFound:
		return fmt.Sprintf("Cloudflare finds no such account, app or page%s.", apiMessage(failure))
	case realtimekit.KindInvalid:
		return fmt.Sprintf("The API refused an argument%s.", apiMessage(failure))
	case realtimekit.KindRejected:
	}

	return fmt.Sprintf("The API refused the request%s.", apiMessage(failure))
}

// roughly is a duration to the second, as a reader can use it.
func roughly(duration time.Duration) time.Duration {
	return max(time.Second, duration.Round(time.Second))
}

// apiMessage is what the API said, or that it said nothing.
func apiMessage(failure *realtimekit.Error) string {
	if failure.Message == "" {
		return ", in an answer without a message of the API's: something in between, such as a proxy, may have written it"
	}

	return fmt.Sprintf(": \"%s\"", failure.Message)
}

func lastFailure(failure *realtimekit.Error) string {
	last := underneath(failure)
	if last == nil {
		return ""
	}

	return " The last attempt failed. " + cause(last)
}

// underneath is the failure before the one that ended the read, nil where there was
// none.
func underneath(failure *realtimekit.Error) *realtimekit.Error {
	var last *realtimekit.Error

	errors.As(failure.Err, &last)

	return last
}

// facts are what tells this failure from others, for a search or for support. Where
// the read ended without an answer, they are those of the last answer before.
func facts(failure *realtimekit.Error) string {
	if last := underneath(failure); last != nil && failure.Status == 0 {
		answered := *last
		answered.Page, answered.Attempts = failure.Page, failure.Attempts
		failure = &answered
	}

	var known []string

	add := func(format string, value any, wanted bool) {
		if wanted {
			known = append(known, fmt.Sprintf(format, value))
		}
	}

	add("API code %d", failure.Code, failure.Code != 0)
	add("HTTP status %d", failure.Status, failure.Status != 0)
	add("cf-ray %s", failure.Ray, failure.Ray != "")
	add("page %d", failure.Page, true)
	add("%d attempts", failure.Attempts, failure.Attempts > 1)

	return "(" + strings.Join(known, ", ") + ")"
}
