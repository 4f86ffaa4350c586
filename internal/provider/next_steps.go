package provider

import (
	"fmt"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// nextStep says what the reader can do about a failure.
func nextStep(failure *realtimekit.Error, query realtimekit.Query) string {
	switch failure.Kind {
	case realtimekit.KindPermission:
		return fmt.Sprintf("Cloudflare answers this for three causes: the credentials are wrong or expired; "+
			"they belong to another account than account_id %s; or they lack a permission. "+
			"Check that account_id is right, and that the token, or the user of the key, has the permission Realtime or Realtime Admin on that account.",
			query.AccountID)
	case realtimekit.KindCredentials:
		return "Check api_token (CLOUDFLARE_API_TOKEN), or api_key and email (CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL): " +
			"the value must be the whole credential and nothing else, the key must be the one of that e-mail address, and a token does not go into api_key."
	case realtimekit.KindNotFound:
		if isLaterPage(failure, query) {
			return laterPage
		}

		return fmt.Sprintf("Check account_id %s and app_id %s: the app must belong to the account. "+
			"Check base_url (CLOUDFLARE_BASE_URL) too, if it is set: it ends in /client/v4.", query.AccountID, query.AppID) + pastTheEnd(query)
	case realtimekit.KindInvalid:
		if isLaterPage(failure, query) {
			return laterPage
		}

		return refusedArgument(failure, query) + pastTheEnd(query)
	case realtimekit.KindRateLimit:
		return retryAfterText(failure) + "Wait and run again, raise timeouts.read of this block, or lower requests_per_five_minutes in the provider block: " +
			"the limit is shared by everything that uses the same user or token."
	case realtimekit.KindBudget:
		return "Raise timeouts.read of this block, or read less in one run. If it is the provider's own budget, requests_per_five_minutes in the " +
			"provider block raises it, at the expense of the rest of the run: Cloudflare documents 1,200 for everything that uses the same user or token."
	case realtimekit.KindTooMuch:
		return tooMuch(failure, query)
	case realtimekit.KindDeadline:
		if last := underneath(failure); last != nil {
			return afterDeadline(*last, query)
		}

		return "Raise timeouts.read of this block, or narrow the window with start_time and end_time."
	case realtimekit.KindConnection, realtimekit.KindRedirect, realtimekit.KindNotJSON:
		return checkNetwork
	case realtimekit.KindTooLarge:
		return "Set per_page of this block to a smaller number."
	case realtimekit.KindArgument:
		return "Check account_id and app_id of this block."
	case realtimekit.KindCanceled:
		return "Nothing was changed. Run again when you are ready."
	case realtimekit.KindServer, realtimekit.KindCutOff:
		return retryAfterText(failure) + "Run again later. If it goes on, see https://www.cloudflarestatus.com, or show the line above to Cloudflare's support."
	case realtimekit.KindShape:
		return "Check base_url (CLOUDFLARE_BASE_URL). If it is the API's own, it may have changed: look for a newer version of the provider, or report this."
	case realtimekit.KindRejected:
	}

	return "If the message does not help, show the line above to Cloudflare's support."
}

// afterDeadline says what to do about the last failure before a deadline, which left
// time for what the API then asked to wait.
func afterDeadline(last realtimekit.Error, query realtimekit.Query) string {
	last.Wait = 0
	step := nextStep(&last, query)

	switch last.Kind {
	case realtimekit.KindRateLimit:
		return step
	case realtimekit.KindServer, realtimekit.KindCutOff:
		return step + " To leave time for more attempts, raise timeouts.read of this block."
	default:
		return step + " If all of these are right, raise timeouts.read of this block."
	}
}

// tooMuch names what makes a read shorter, the cheapest first.
func tooMuch(failure *realtimekit.Error, query realtimekit.Query) string {
	const mostPerPage = 1000

	first := "Narrow"

	switch size := failure.Estimate.PageSize; {
	case query.PerPage > 0 && query.PerPage < mostPerPage && query.PerPage <= size:
		first = fmt.Sprintf("Raise per_page of this block, now %d, up to %d, or remove it; narrow", query.PerPage, mostPerPage)
	case size < mostPerPage:
		first = "The API gives no more sessions in a page. Narrow"
	}

	if query.MaxItems > 0 {
		first = fmt.Sprintf("Lower max_items of this block, now %d; %s%s", query.MaxItems, strings.ToLower(first[:1]), first[1:])
	}

	return fmt.Sprintf("%s the window with start_time and end_time; raise timeouts.read above %s; "+
		"or raise requests_per_five_minutes in the provider block, if the rest of the run can spare the requests.",
		first, roughly(failure.Estimate.Needed))
}

// refusedArgument is for a refusal that is about an argument, whether it says which
// or not.
func refusedArgument(failure *realtimekit.Error, query realtimekit.Query) string {
	sent := query.Sent()

	switch {
	case failure.Message != "":
		return "Change or remove the argument of this block that the message names."
	case len(sent) == 0:
		return "This block sets nothing that the API could refuse. " + checkNetwork
	default:
		return "The answer does not say which. Try without each of those that were sent: " + strings.Join(sent, ", ") + ". " + checkNetwork
	}
}

// pastTheEnd names another cause of a refusal, where it may be one.
func pastTheEnd(query realtimekit.Query) string {
	if query.PageNo < 2 {
		return ""
	}

	return fmt.Sprintf(" Or page_no %d is past the end of the list: use a smaller one, or remove it.", query.PageNo)
}

const checkNetwork = "Check base_url (CLOUDFLARE_BASE_URL), and the network and proxy (HTTPS_PROXY) between here and the API."

// retryAfterText is how long the API asked to wait, where it did.
func retryAfterText(failure *realtimekit.Error) string {
	if failure.Wait == 0 {
		return ""
	}

	if failure.Wait >= realtimekit.LongestTold {
		return "The API asks to wait a day or more, which is longer than timeouts.read leaves. "
	}

	return fmt.Sprintf("The API asks to wait %s, which is longer than timeouts.read leaves. ", roughly(failure.Wait))
}

// laterPage is the next step when the API refuses a page that its own total
// promises: neither the ids nor the arguments can be wrong, since page 1 came.
const laterPage = "Page 1 was answered, and its total promises this page, so the ids and the arguments are right. Run again; " +
	"if it goes on, narrow the window with start_time and end_time, or show the line above to Cloudflare's support."

func isLaterPage(failure *realtimekit.Error, query realtimekit.Query) bool {
	return failure.Page > 1 && query.PageNo == 0
}
