package provider

import (
	"regexp"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// explanation is what users read about a kind of error: its cause, and the next step.
// Words in braces are placeholders, which failure.expand replaces.
type explanation struct{ cause, step string }

const (
	checkNetwork = "Check base_url (CLOUDFLARE_BASE_URL), and the network and the proxy (HTTPS_PROXY) between this machine and the API."
	runLater     = "{wait}Run again later. If this continues, see https://www.cloudflarestatus.com, or contact Cloudflare support with the line above."
	// threeCauses and namedCause are the steps if the API refuses the credentials.
	threeCauses = "There are three possible causes: the credentials are wrong or expired, they belong to an account other than account_id {account}, or they lack a permission. " +
		"Check that account_id is right, and that the token, or the user of the key, has the permission Realtime or Realtime Admin on that account."
	namedCause = "The message names the cause. Correct the token in the Cloudflare dashboard, or create a new one: check the status, the expiry date, the permissions " +
		"and the client IP address filter of the token."
	// laterPage is the step if the API refuses a page after the first one.
	laterPage = "The API answered page 1, so the ids and the arguments are right. Run again. " +
		"If this continues, {narrow}, or contact Cloudflare support with the line above."
)

// unexplained matches a message that says only that the credentials are refused.
var unexplained = regexp.MustCompile(`(?i)^((authentication|authorization) (error|failed|required)|unauthori[sz]ed( to access requested resource)?|forbidden|access denied)?[.!]?$`)

var explanations = map[realtimekit.Kind]explanation{
	realtimekit.KindArgument:   {"The request was not sent: {error}.", "Check the ids in this block."},
	realtimekit.KindConnection: {"The API could not be reached: {error}.", checkNetwork},
	realtimekit.KindDeadline:   {"The read timeout passed before everything was read.{last}", "{afterDeadline}"},
	realtimekit.KindCanceled:   {"The read was cancelled.", "Nothing was changed. Run again when you are ready."},
	realtimekit.KindCutOff:     {"The answer ended too early: {error}.", runLater},
	realtimekit.KindNotJSON:    {"The answer is not JSON: {error}.", checkNetwork},
	realtimekit.KindMalformed: {
		"The answer is not valid JSON: {error}.",
		checkNetwork + " If all of these are right, contact Cloudflare support with the line above.",
	},
	realtimekit.KindCertificate: {
		"The certificate of the server cannot be verified: {error}.",
		"If a proxy inspects the traffic of this network, add its certificate authority to the certificate store of the system, " +
			"or on Linux to the file that SSL_CERT_FILE names; the guide \"Getting started\" says how. " +
			"Otherwise check the clock of this machine, base_url (CLOUDFLARE_BASE_URL) and the proxy (HTTPS_PROXY).",
	},
	realtimekit.KindPortal: {
		"The network asks for a login before it lets requests pass (a captive portal).",
		"Log in with a browser on this machine, or use another network, and run again.",
	},
	realtimekit.KindBlocked: {
		"The request was blocked{message}.",
		"This is not an error of the API, so the credentials are probably not the cause. Check the firewall and the proxy (HTTPS_PROXY) of this network, " +
			"and the address from which its requests reach Cloudflare (the egress address): Cloudflare may block it. " +
			"Try from another network, or contact Cloudflare support with the line above.",
	},
	realtimekit.KindShape: {
		"The answer does not have the documented form: {error}.",
		"Check base_url (CLOUDFLARE_BASE_URL). If it is the address of the API, the API may have changed: upgrade the provider, or report this.",
	},
	realtimekit.KindTooLarge: {"The answer was rejected: {error}.", "{smaller}"},
	realtimekit.KindRedirect: {
		"The API answered with {error}. The provider does not follow redirects, so that no other server gets the credentials.", checkNetwork,
	},
	realtimekit.KindRateLimit: {
		"The rate limit of the API was reached{message}.",
		"{wait}Wait and run again, raise timeouts.read of this block, or lower requests_per_five_minutes in the provider block. " +
			"Everything that uses the same user or token shares the limit.",
	},
	realtimekit.KindBudget: {
		"The request budget or the rate limit of the API is used up for another {waitTime}, which is longer than the time that is left of timeouts.read.",
		"Raise timeouts.read of this block, or read less in one run. You can also raise requests_per_five_minutes in the provider block, if the API allows more. " +
			"Cloudflare documents 1,200 requests for everything that uses the same user or token.",
	},
	realtimekit.KindTooMuch: {
		"The list is too long for the remaining time: it needs {requests} more requests of {size} items each and at least {needed}, but only {left} of timeouts.read is left.",
		"{shorten}",
	},
	realtimekit.KindServer: {"The API failed{message}.", runLater},
	realtimekit.KindCredentials: {
		"Cloudflare cannot read the credentials{message}.",
		"Check api_token (CLOUDFLARE_API_TOKEN), or api_key and email (CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL). " +
			"The value must be the whole credential and nothing else. The key must belong to that e-mail address. A token cannot be used as api_key.",
	},
	realtimekit.KindPermission: {"Cloudflare refused the credentials{message}.", threeCauses},
	realtimekit.KindNotFound: {
		"Cloudflare found no such {target}{message}.", "{checkTarget} If base_url (CLOUDFLARE_BASE_URL) is set, check that it ends in /client/v4.",
	},
	realtimekit.KindInvalid: {"The API refused an argument{message}.", "{refused}"},
	realtimekit.KindRejected: {
		"The API refused the request{message}.", "Check base_url (CLOUDFLARE_BASE_URL). If it is right, contact Cloudflare support with the line above.",
	},
}
