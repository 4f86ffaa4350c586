package provider

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// reading is what a block reads, for texts about its errors.
type reading struct {
	// what completes "Unable to", such as "list sessions".
	what string
	// items is the plural of what the list has, such as "sessions"; empty without pages.
	items string
	// target is what a status of 404 did not find, and checkTarget what to do about it.
	target, checkTarget string
	accountID           string
	// sent are the API's names of the arguments that the block sets.
	sent                      []string
	perPage, pageNo, maxItems int
	// narrow is a step that makes the read shorter, and smaller one that makes its pages smaller;
	// narrow if empty. Both begin in lower case and have no full stop.
	narrow, smaller string
}

// unableTo gives the cause of an error, the facts that support needs, and the next step.
func (r reading) unableTo(err error) diag.Diagnostic {
	summary := "Unable to " + r.what

	found, ok := errors.AsType[*realtimekit.Error](err)
	if !ok {
		return diag.NewErrorDiagnostic(summary, "This is a bug in the provider: "+err.Error()+". "+
			"Report it with the versions of the provider and of Terraform or OpenTofu.")
	}
	f := failure{*found, r}
	text := f.cause()
	if f.Kind != realtimekit.KindArgument {
		text += "\n\n" + f.facts()
	}
	return diag.NewErrorDiagnostic(summary, text+"\n\n"+f.step())
}

// failure is an error of the client, and what was being read.
type failure struct {
	realtimekit.Error
	reading
}

func (f failure) cause() string { return f.expand(explanations[f.Kind].cause) }

func (f failure) step() string {
	step := explanations[f.Kind].step
	refused := f.Kind == realtimekit.KindNotFound || f.Kind == realtimekit.KindInvalid
	switch {
	case refused && f.Page > 1 && f.pageNo == 0:
		step = laterPage
	case refused && f.pageNo > 1:
		step += " page_no {pageNo} may also be past the end of the list: lower it, or remove it."
	case f.Kind == realtimekit.KindPermission && !unexplained.MatchString(f.Message):
		step = namedCause
		if strings.Contains(f.Message, "location") {
			step += " The location is the address from which the requests of this machine reach Cloudflare."
		}
	}
	return f.expand(step)
}

func (f failure) expand(text string) string {
	estimate := cmp.Or(f.Estimate, &realtimekit.Estimate{})
	reason := ""
	if f.Err != nil {
		reason = f.Err.Error()
	}
	last, afterDeadline := "", "Raise timeouts.read of this block, or "+f.narrow+"."
	if before := f.before(); before != nil {
		last, afterDeadline = " Error of the last attempt: "+before.cause(), before.afterDeadline()
	}
	return strings.NewReplacer(
		"{error}", reason, "{message}", f.message(), "{wait}", f.askedToWait(), "{waitTime}", seconds(f.Wait),
		"{account}", f.accountID, "{target}", f.target, "{checkTarget}", f.checkTarget,
		"{narrow}", f.narrow, "{smaller}", sentence([]string{cmp.Or(f.smaller, f.narrow)}), "{requests}", strconv.Itoa(estimate.Requests), "{size}", strconv.Itoa(estimate.PageSize),
		"{needed}", seconds(estimate.Needed), "{left}", seconds(estimate.Left), "{shorten}", f.shorten(estimate),
		"{refused}", f.refusedArgument(), "{pageNo}", strconv.Itoa(f.pageNo),
		"{last}", last, "{afterDeadline}", afterDeadline,
	).Replace(text)
}

// seconds is a duration to the second, at least one.
func seconds(duration time.Duration) string {
	return max(time.Second, duration.Round(time.Second)).String()
}

func (f failure) message() string {
	switch {
	case f.Message != "":
		return ": \"" + f.Message + "\""
	case f.Status == 0: // of KindRateLimit only
		return ": in its answer to another request, the API asked this provider to wait"
	case f.Err != nil:
		return ": " + f.Err.Error()
	default:
		return ". The answer has no message of the API, so it may come from a proxy or another system in between"
	}
}

// before is the failure before the one that ended the read, nil if there was none.
func (f failure) before() *failure {
	last, ok := errors.AsType[*realtimekit.Error](f.Err)
	if !ok {
		return nil
	}
	return &failure{*last, f.reading}
}

// afterDeadline is the step if the deadline passed after a failure. There was time for the
// wait that the API asked for.
func (f failure) afterDeadline() string {
	f.Wait = 0
	switch f.Kind {
	case realtimekit.KindRateLimit:
		return f.step()
	case realtimekit.KindServer, realtimekit.KindCutOff:
		return f.step() + " To leave time for more attempts, raise timeouts.read of this block."
	default:
		return f.step() + " If all of these are right, raise timeouts.read of this block."
	}
}

// facts identify the failure. If the read ended without an answer, they are those of the
// last answer before.
func (f failure) facts() string {
	if last := f.before(); last != nil && f.Status == 0 {
		last.Page, last.Attempts = f.Page, f.Attempts
		f = *last
	}
	var known []string
	add := func(format string, value any, wanted bool) {
		if wanted {
			known = append(known, fmt.Sprintf(format, value))
		}
	}

	add("API code %d", f.Code, f.Code != 0)
	add("HTTP status %d", f.Status, f.Status != 0)
	add("cf-ray %s", f.Ray, f.Ray != "")
	add("page %d", f.Page, f.items != "")
	add("%d attempts", f.Attempts, f.Attempts > 1)
	if len(known) == 0 {
		return "(no answer)"
	}
	return "(" + strings.Join(known, ", ") + ")"
}

func (f failure) shorten(estimate *realtimekit.Estimate) string {
	var steps []string
	if f.maxItems > 0 {
		steps = append(steps, fmt.Sprintf("lower max_items of this block, now %d", f.maxItems))
	}
	// A smaller size than requested is the API's limit.
	if f.perPage > 0 && f.perPage < maxPerPage && f.perPage <= estimate.PageSize {
		steps = append(steps, fmt.Sprintf("raise per_page of this block, now %d, up to %d, or remove it", f.perPage, maxPerPage))
	}
	return sentence(append(steps, f.narrow, "raise timeouts.read above "+seconds(estimate.Needed),
		"raise requests_per_five_minutes in the provider block, if the rest of the run can spare the requests"))
}

// sentence joins steps, any of which is enough.
func sentence(steps []string) string {
	last := len(steps) - 1
	text := steps[last] + "."
	if last > 0 {
		text = strings.Join(steps[:last], "; ") + "; or " + text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func (f failure) refusedArgument() string {
	switch {
	case f.Message != "":
		return "Change or remove the argument that the message names."
	case len(f.sent) == 0:
		return "This block sets no argument that the API could refuse. " + checkNetwork
	default:
		return "The answer does not name the argument. Try without each of these: " + strings.Join(f.sent, ", ") + ". " + checkNetwork
	}
}

func (f failure) askedToWait() string {
	switch {
	case f.Wait == 0:
		return ""
	case f.Wait >= realtimekit.LongestWait:
		return "The API asks the provider to wait a day or more, which is longer than the time that is left of timeouts.read. "
	default:
		return fmt.Sprintf("The API asks the provider to wait %s, which is longer than the time that is left of timeouts.read. ", seconds(f.Wait))
	}
}
