package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The first forty sessions have all there is: live and ended ones, meta with
// numbers beyond a float64, breakout rooms, titles with quotes, emoji, HTML,
// line breaks and formulas.
func TestASessionReachesStateWithEveryField(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)
	common := map[string]knownvalue.Check{
		"account_id":  knownvalue.StringExact(fakeapi.AccountID),
		"app_id":      knownvalue.StringExact(fakeapi.AppID),
		"total_count": knownvalue.Int64Exact(40),
		"complete":    knownvalue.Bool(true),
	}

	newWorld(t, slices.Clone(data)).applies(t, resource.TestStep{ConfigStateChecks: slices.Concat(
		expect("documented", common),
		expect("documented", map[string]knownvalue.Check{"sessions": sessionList(t, data, false)}),
		expect("everything", common),
		expect("everything", map[string]knownvalue.Check{"sessions": sessionList(t, data, true)}),
	)})
}

// A service that leaves out all it may leave out, or sends null for it, is the
// same to whoever reads the state.
func TestWhatTheAPIDoesNotSendIsNull(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success": true, "data": {"sessions": [
		{"id": "absent"},
		{"id": "null", "associated_id": null, "meeting_display_name": null, "organization_id": null, "type": null,
			"status": null, "created_at": null, "started_at": null, "updated_at": null, "ended_at": null,
			"live_participants": null, "max_concurrent_participants": null, "minutes_consumed": null,
			"breakout_rooms": null, "meta": null}
	]}, "paging": {"total_count": 2}}`)})

	nothing := func(id string) knownvalue.Check {
		return knownvalue.ObjectExact(map[string]knownvalue.Check{
			"id":                          knownvalue.StringExact(id),
			"associated_id":               knownvalue.Null(),
			"meeting_display_name":        knownvalue.Null(),
			"organization_id":             knownvalue.Null(),
			"type":                        knownvalue.Null(),
			"status":                      knownvalue.Null(),
			"created_at":                  knownvalue.Null(),
			"started_at":                  knownvalue.Null(),
			"updated_at":                  knownvalue.Null(),
			"ended_at":                    knownvalue.Null(),
			"live_participants":           knownvalue.Null(),
			"max_concurrent_participants": knownvalue.Null(),
			"minutes_consumed":            knownvalue.Null(),
			"breakout_rooms":              knownvalue.ListExact(nil),
			"meta":                        knownvalue.Null(),
			"undocumented":                knownvalue.Null(),
		})
	}

	w.applies(t, resource.TestStep{ConfigStateChecks: expect("app", map[string]knownvalue.Check{
		"sessions": knownvalue.ListExact([]knownvalue.Check{nothing("absent"), nothing("null")}),
	})})
}

// Numbers beyond a float64 and the API's own spelling of a number survive the
// way through state and jsondecode's input.
func TestMetaKeepsAllDigits(t *testing.T) {
	t.Parallel()

	const meta = `{"ticket":9007199254740993,"ratio":1.10,"tiny":-0.1e-7,"huge":123456789012345678901234567890,"text":"<b>&\u00e9"}`

	data := fakeapi.Sessions(1)
	data[0].Meta = []byte(meta)

	newWorld(t, data).applies(t, resource.TestStep{ConfigStateChecks: []statecheck.StateCheck{
		statecheck.ExpectKnownOutputValue("meta", knownvalue.StringExact(meta)),
		statecheck.ExpectKnownOutputValue("ticket", knownvalue.StringExact("9007199254740993")),
	}})
}

func TestNoSessionsAreAnEmptyList(t *testing.T) {
	t.Parallel()

	newWorld(t, nil).applies(t, resource.TestStep{ConfigStateChecks: slices.Concat(
		wholeList(t, "none", nil),
		[]statecheck.StateCheck{statecheck.ExpectKnownOutputValue("length", knownvalue.Int64Exact(0))},
	)})
}

func TestWithoutPagingThereIsNoTotal(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(5)

	newWorld(t, slices.Clone(data), fakeapi.NoPaging()).applies(t, resource.TestStep{
		ConfigStateChecks: expect("app", map[string]knownvalue.Check{
			"sessions":    sessionList(t, data, false),
			"total_count": knownvalue.Null(),
			"complete":    knownvalue.Bool(true),
		}),
	})
}
