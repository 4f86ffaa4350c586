package acceptance

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// The environment has another token, with which every read would fail.
func TestPlan_unknownTokenAndArguments(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(60)
	ended := having(data, isEnded)
	server := fakeapi.New(data[:3], fakeapi.App("later", data))
	w := newCase(t, server, "unknown", "CLOUDFLARE_API_TOKEN=token-of-the-environment", "TF_VAR_token="+fakeapi.Token, "TF_VAR_app=later")

	w.must(t, "plan", "-out=saved.tfplan")
	wantRequests(t, server, 0)
	if got, want := w.unknownOutputs(t, "saved.tfplan"), []string{"complete", "groups", "rows", "sessions", "token"}; !slices.Equal(got, want) {
		t.Errorf("the plan does not know %q, want %q", got, want)
	}
	rows := []any{}
	for _, session := range having(data[:3], isEnded) {
		rows = append(rows, session.ID+" ENDED")
	}
	made := w.report(t, "apply", "saved.tfplan")
	made.wantOutputs(t, map[string]any{
		"complete": true,
		"sessions": rowsOf(t, ended, false),
		"groups":   groupsByType(ended),
		"rows":     rows,
		"token":    rowsOf(t, data[:3], false),
	})
	for _, request := range server.Requests() {
		if got := request.Header.Get("Authorization"); got != "Bearer "+fakeapi.Token {
			t.Errorf("%s has Authorization %q", request.Path, got)
		}
	}
	w.must(t, "plan", "-detailed-exitcode")
}

// groupsByType are the groups of sessions that were all created in one month in India.
func groupsByType(sessions []fakeapi.Session) []any {
	groups := []any{}
	for _, kind := range []string{"livestream", "meeting", "participant"} {
		of := having(sessions, func(s fakeapi.Session) bool { return s.Type == kind })
		groups = append(groups, fmt.Sprintf("2026-01-01T00:00:00+05:30 %s %d", kind, len(of)))
	}
	return groups
}

// unknownOutputs are the names of the outputs that a saved plan leaves to the apply.
func (w *workdir) unknownOutputs(t *testing.T, file string) []string {
	t.Helper()
	var plan struct {
		Changes map[string]struct {
			AfterUnknown any `json:"after_unknown"`
		} `json:"output_changes"`
	}
	if err := json.Unmarshal([]byte(w.must(t, "show", "-json", file)), &plan); err != nil {
		t.Fatal(err)
	}
	var unknown []string
	for name, change := range plan.Changes {
		if change.AfterUnknown != false {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	return unknown
}

// The apply of a saved plan reads nothing, and the plan after it is empty.
func TestPlan_savedAndSecond(t *testing.T) {
	t.Parallel()
	server := fakeapi.New(fakeapi.Sessions(41))
	w := newCase(t, server, "saved")
	w.must(t, "plan", "-out=saved.tfplan")
	w.must(t, "apply", "saved.tfplan")
	wantRequests(t, server, 2)
	w.must(t, "plan", "-detailed-exitcode")
	wantRequests(t, server, 4)
}

// Three pages, with live and ended sessions, numbers beyond a float64, breakout rooms,
// and titles with quotes, emoji, HTML, line breaks and formulas.
func TestSessions_wholeState(t *testing.T) {
	t.Parallel()
	const all, oldest = "data.realtimekit_sessions.all", "data.realtimekit_sessions.oldest"
	data := fakeapi.Sessions(250)
	same := map[string]any{}
	for _, figure := range []string{
		"sessions", "live_sessions", "live_participants", "minutes", "peak", "first", "last", "total_count", "complete", "no_groups", "months",
		"month_minutes", "meetings",
	} {
		same[figure] = true
	}
	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: servedFrom(t, fakeapi.New(slices.Clone(data))),
		Steps: []resource.TestStep{{
			ConfigDirectory: config.StaticDirectory("testdata/sessions"),
			ConfigStateChecks: slices.Concat(
				attributes(all, map[string]any{
					"sessions": rowsOf(t, data, false), "total_count": int64(250), "complete": true,
					"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID,
				}),
				attributes(oldest, map[string]any{
					"sessions": rowsOf(t, data[:40], true), "total_count": int64(250), "complete": false, "max_items": int64(40),
				}),
				[]statecheck.StateCheck{
					statecheck.ExpectKnownOutputValue("same", exactly(same)),
					statecheck.ExpectKnownOutputValue("ticket", knownvalue.StringExact("9007199254740993")),
				},
			),
		}},
	})
}

// servedFrom is the provider in this process, configured only by its environment.
func servedFrom(t *testing.T, server *fakeapi.Server) map[string]func() (tfprotov6.ProviderServer, error) {
	t.Helper()
	t.Cleanup(server.Close)
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{
		"CLOUDFLARE_BASE_URL": baseURL, "CLOUDFLARE_API_TOKEN": fakeapi.Token,
		"CLOUDFLARE_ACCOUNT_ID": fakeapi.AccountID, "REALTIMEKIT_APP_ID": fakeapi.AppID,
	}
	getenv := func(name string) string { return environment[name] }
	return map[string]func() (tfprotov6.ProviderServer, error){"realtimekit": func() (tfprotov6.ProviderServer, error) {
		return provider.NewServer("test", getenv)(), nil
	}}
}

// attributes checks attributes in state, by values as [exactly] takes them.
func attributes(address string, want map[string]any) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, value := range want {
		checks = append(checks, statecheck.ExpectKnownValue(address, tfjsonpath.New(name), exactly(value)))
	}
	return checks
}

// Both commands print the same warnings, and the same words as errors by default.
func TestIncomplete_warningsAndErrors(t *testing.T) {
	t.Parallel()
	const short = 40
	data := fakeapi.Sessions(41)
	server := fakeapi.New(data[:short], fakeapi.App("unfiltered", data),
		fakeapi.IgnoreParameters("status"), fakeapi.TotalCount(func(real int) any {
			if real == short {
				return short + 1
			}
			return real
		}))
	w := newCase(t, server, "incomplete")
	planned, applied := w.report(t, "plan"), w.report(t, "apply", "-auto-approve")
	golden(t, "incomplete/warnings.golden", planned.text())
	golden(t, "incomplete/warnings.golden", applied.text())
	applied.wantOutputs(t, map[string]any{
		"complete": map[string]any{"sessions": false, "usage": false, "live": true},
		"held":     map[string]any{"sessions": int64(short), "usage": int64(short), "live": []any{"LIVE"}},
	})

	refused := w.report(t, "plan", "-var=on_incomplete=error")
	if refused.ok {
		t.Error("the plan succeeds")
	}
	golden(t, "incomplete/errors.golden", refused.text())
}
