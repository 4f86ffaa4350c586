package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// oneTooMany is an API whose total its pages never reach.
func oneTooMany() fakeapi.Knob {
	return fakeapi.TotalCount(func(real int) any { return real + 1 })
}

func TestAnIncompleteListIsAnErrorByDefault(t *testing.T) {
	t.Parallel()

	text := newWorld(t, fakeapi.Sessions(40), oneTooMany()).fails(t, resource.TestStep{PlanOnly: true})

	wantText(t, text,
		"The list of sessions is not proven complete",
		"The API reports a total of 41 sessions; its pages, read 2 times, hold 40 different ones.",
		"Narrow the window with start_time and end_time",
		`set on_incomplete = "warn"`,
	)
}

func TestAnIncompleteListIsKeptWhenTheUserSaysSo(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)

	newWorld(t, slices.Clone(data), oneTooMany()).applies(t, resource.TestStep{
		ConfigStateChecks: expect("app", map[string]knownvalue.Check{
			"sessions":    sessionList(t, data, false),
			"total_count": knownvalue.Int64Exact(41),
			"complete":    knownvalue.Bool(false),
		}),
	})
}

func TestAnIncompleteListThatIsKeptIsAWarning(t *testing.T) {
	t.Parallel()

	reported := newWorld(t, fakeapi.Sessions(40), oneTooMany()).process(t, nil).plan(t)

	if len(reported) != 1 || reported[0].Severity != "warning" {
		t.Fatalf("want one warning, got %+v", reported)
	}

	wantText(t, reported[0].Summary, "The list of sessions is not proven complete")
	wantText(t, reported[0].Detail,
		"The API reports a total of 41 sessions; its pages, read 2 times, hold 40 different ones.",
		`with complete = false, because on_incomplete is "warn"`,
	)
}
