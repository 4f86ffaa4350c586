package provider_test

import "github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"

// cleanPlan is a configuration of the guide on clean plans, and what its second
// plan has, on both CLIs.
type cleanPlan struct {
	group, folder string
	// what it is, in the words of the guide.
	what string
	// plans are what plan -detailed-exitcode finds after each of appChanges.
	plans   [4]string
	instead string

	ephemeral bool
	options   []fakeapi.Option
}

const clean = "clean"

// always is the same plan whatever changed in the app.
func always(plan string) [4]string { return [4]string{plan, plan, plan, plan} }

// The groups, in the words of the guide.
const (
	inState  = "What is read"
	inTime   = "Times"
	inOrder  = "Dependencies"
	inChecks = "Checks, ephemeral blocks, warnings"
	inUse    = "Resources that use it"
)

func cleanPlans() []cleanPlan {
	// A total that promises five sessions which are on no page.
	tooMany := fakeapi.TotalCount(func(real int) any { return real + 5 })

	return []cleanPlan{
		{group: inState, folder: "unused", what: "a list that nothing refers to", plans: always(clean), instead: "clean, and read all the same: remove it"},
		{group: inState, folder: "past-window", what: "an output of minutes over a month that is over", plans: [4]string{clean, clean, "output", clean}, instead: "good; wait until it has [settled](#a-month-that-is-over)"},
		{group: inState, folder: "open-window", what: "an output of minutes without a window", plans: [4]string{clean, "output", "output", clean}, instead: "a window that is over"},
		{group: inState, folder: "live", what: "an output of how many are `LIVE`", plans: [4]string{clean, "output", "output", clean}, instead: "a condition in a `check`, see below"},
		{group: inState, folder: "whole-list", what: "an output of the whole list", plans: [4]string{clean, "output", "output", "output"}, instead: "totals, or chosen fields of a window that is over"},
		{group: inState, folder: "sensitive-output", what: "the same, `sensitive`", plans: [4]string{clean, "output", "output", "output"}, instead: "`sensitive` hides a change, and does not undo it"},
		{group: inState, folder: "past-list", what: "an output of the whole list over a month that is over", plans: [4]string{clean, clean, "output", "output"}, instead: "chosen fields"},
		{group: inState, folder: "chosen-fields", what: "an output of chosen fields of those that ended in it", plans: [4]string{clean, clean, "output", clean}, instead: "good"},

		{group: inTime, folder: "timestamp-argument", what: "`timestamp()` in an argument", plans: always("read"), instead: "`plantimestamp()`"},
		{group: inTime, folder: "plantimestamp-argument", what: "`plantimestamp()` in an argument", plans: [4]string{clean, "output", "output", clean}, instead: "good, but the window stays open: end it with the month"},
		{group: inTime, folder: "last-month", what: "the first of the month, of `plantimestamp()`", plans: [4]string{clean, clean, clean, clean}, instead: "good: another one each month"},
		{group: inTime, folder: "plantimestamp-output", what: "`plantimestamp()` in an output", plans: always("output"), instead: "the date of the run belongs into its log"},

		{group: inOrder, folder: "depends-on-unchanged", what: "`depends_on` a resource that stays as it is", plans: always(clean), instead: "clean until the resource changes: refer to its attributes"},
		{group: inOrder, folder: "depends-on-changed", what: "`depends_on` a resource that changes", plans: always("output, read, replace"), instead: "no `depends_on`"},
		{group: inOrder, folder: "module-unchanged", what: "a data block in a module with `depends_on`, the resource stays", plans: [4]string{clean, clean, "output", clean}, instead: "clean until the resource changes: hand its attributes in"},
		{group: inOrder, folder: "module-changed", what: "the same, the resource changes", plans: always("output, read, replace"), instead: "no `depends_on`"},
		{group: inOrder, folder: "unknown-settled", what: "an argument from a resource that stays as it is", plans: [4]string{clean, clean, "output", clean}, instead: "good: unknown in the first plan alone"},
		{group: inOrder, folder: "unknown-always", what: "an argument from a resource that changes", plans: always("output, read, replace"), instead: "a variable or a local value"},

		{group: inChecks, folder: "check", what: "a data block inside a `check`", plans: always("read"), instead: "the data block outside"},
		{group: inChecks, folder: "check-outside", what: "a `check` of a data block outside, passed", plans: always(clean), instead: "good"},
		{group: inChecks, folder: "check-failing", what: "a `check` of a data block outside, failed", plans: always(clean), instead: "good: a warning is no change"},
		{group: inChecks, folder: "ephemeral", what: "an ephemeral block in a `check`", plans: always(clean), instead: "good, on Terraform 1.10 or OpenTofu 1.11", ephemeral: true},
		{group: inChecks, folder: "warn", what: "`on_incomplete = \"warn\"`, the warning is there each time", plans: [4]string{clean, clean, "output", clean}, instead: "a warning is no change, but `complete` may become one: do not output it", options: []fakeapi.Option{tooMany}},

		{group: inUse, folder: "trigger-timestamp", what: "`triggers_replace = timestamp()`", plans: always("replace"), instead: "the value that matters as the trigger"},
		{group: inUse, folder: "trigger-list", what: "the whole list as the trigger", plans: [4]string{clean, "replace", "replace", "replace"}, instead: "a hash of chosen fields"},
		{group: inUse, folder: "trigger-hash", what: "a hash of id and minutes of those that ended in a month that is over", plans: [4]string{clean, clean, "replace", clean}, instead: "good"},
		{group: inUse, folder: "trigger-hash-updated", what: "the same with `updated_at`", plans: [4]string{clean, clean, "replace", "replace"}, instead: "without `updated_at`"},
		{group: inUse, folder: "input", what: "totals without a window in `terraform_data.input`", plans: [4]string{clean, "update", "update", clean}, instead: "a window that is over"},
		{group: inUse, folder: "input-ignored", what: "the same with `ignore_changes`", plans: always(clean), instead: "clean, and never up to date"},
		{group: inUse, folder: "sorted-by-position", what: "`count` over the five newest", plans: [4]string{clean, "update × 5", clean, clean}, instead: "`for_each` over ids"},
		{group: inUse, folder: "sorted-by-id", what: "`for_each` over ids", plans: [4]string{clean, "create", clean, clean}, instead: "good: one for each"},
	}
}
