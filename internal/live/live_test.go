package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

func TestMain(m *testing.M) { clitest.TestMain(m) }

// rehearsal is the service as a fake, and what is asked of it.
func rehearsal(t *testing.T, data []fakeapi.Session, knobs ...fakeapi.Knob) *service {
	t.Helper()
	s, err := newService(variables(t, data, knobs...))
	if err != nil {
		t.Fatal(err)
	}
	s.breath = 0
	return s
}

func variables(t *testing.T, data []fakeapi.Session, knobs ...fakeapi.Knob) []string {
	t.Helper()
	api := fakeapi.New(data, knobs...)
	t.Cleanup(api.Close)
	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return fakeapi.Environment(baseURL)
}

// known is a number of sessions with which every question can be answered.
const known = 1200

// Every answer is seen with its knob one way and the other.
func TestEveryQuestionIsAnsweredEitherWay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		about string
		knobs []fakeapi.Knob
		want  string
	}{
		"page 0 is page 1":      {"first page", nil, "1; page 0 is the same as page 1"},
		"page 0 is empty":       {"first page", []fakeapi.Knob{fakeapi.PageZero(fakeapi.Empty)}, "1; page 0 is empty"},
		"page 0 is refused":     {"first page", []fakeapi.Knob{fakeapi.PageZero(422)}, "1; page 0 is refused with HTTP status 422"},
		"pages from 0":          {"first page", []fakeapi.Knob{fakeapi.PagesFromZero()}, "0; page 0 holds other sessions than page 1"},
		"default size":          {"default per_page", nil, "25"},
		"another default size":  {"default per_page", []fakeapi.Knob{fakeapi.DefaultPageSize(10)}, "10"},
		"largest size":          {"largest per_page", nil, "100; more is cut to it"},
		"no largest size":       {"largest per_page", []fakeapi.Knob{fakeapi.MaxPageSize(0)}, "1000 or more"},
		"refused size":          {"largest per_page", []fakeapi.Knob{fakeapi.RefuseOverMaximum(400)}, "less than 1000, which is refused with HTTP status 400"},
		"empty past the end":    {"past the last page", nil, "empty"},
		"last page again":       {"past the last page", []fakeapi.Knob{fakeapi.PastTheEnd(fakeapi.Nearest)}, "holds sessions: the last page again"},
		"refused past the end":  {"past the last page", []fakeapi.Knob{fakeapi.PastTheEnd(404)}, "refused with HTTP status 404"},
		"paging at the top":     {"paging", nil, "at the top: end_offset, start_offset, total_count; start_offset of the first page is 1"},
		"paging in data":        {"paging", []fakeapi.Knob{fakeapi.PagingInData()}, "in data: end_offset"},
		"no paging":             {"paging", []fakeapi.Knob{fakeapi.NoPaging()}, "nowhere"},
		"a total alone":         {"paging", []fakeapi.Knob{fakeapi.PagingFields("total_count")}, "at the top: total_count"},
		"newest first":          {"default order", nil, "created_at, descending"},
		"oldest first":          {"default order", []fakeapi.Knob{fakeapi.DefaultSort(fakeapi.SortByCreatedAt, fakeapi.Ascending)}, "created_at, ascending"},
		"largest first":         {"default order", []fakeapi.Knob{fakeapi.DefaultSort(fakeapi.SortByMinutesConsumed, fakeapi.Descending)}, "minutes_consumed, descending"},
		"by created_at":         {"time that start_time and end_time compare", nil, "created_at"},
		"by started_at":         {"time that start_time and end_time compare", []fakeapi.Knob{fakeapi.CompareStartedAt()}, "started_at"},
		"by no time":            {"time that start_time and end_time compare", []fakeapi.Knob{fakeapi.IgnoreParameters("start_time", "end_time")}, "neither created_at nor started_at"},
		"no window":             {"bounds of the window", []fakeapi.Knob{fakeapi.IgnoreParameters("start_time", "end_time")}, errTooFew.Error()},
		"no participants":       {"count that participants compares", []fakeapi.Knob{fakeapi.IgnoreParameters("participants")}, "none: the parameter is ignored"},
		"search of anything":    {"search", []fakeapi.Knob{fakeapi.IgnoreParameters("search")}, "finds whatever is looked for"},
		"both bounds":           {"bounds of the window", nil, "start_time belongs to it, end_time belongs to it"},
		"no bounds":             {"bounds of the window", []fakeapi.Knob{fakeapi.ExclusiveStart(), fakeapi.ExclusiveEnd()}, "start_time does not, end_time does not"},
		"the end of started_at": {"bounds of the window", []fakeapi.Knob{fakeapi.CompareStartedAt(), fakeapi.ExclusiveEnd()}, "start_time belongs to it, end_time does not"},
		"the peak":              {"count that participants compares", nil, "max_concurrent_participants"},
		"those present":         {"count that participants compares", []fakeapi.Knob{fakeapi.CompareLiveParticipants()}, "live_participants"},
		"open ranges":           {"open range of participants", nil, "allowed"},
		"no open ranges":        {"open range of participants", []fakeapi.Knob{fakeapi.RefuseOpenRanges()}, "refused with HTTP status 422"},
		"search of parts":       {"search", nil, "finds a whole title, a part of a title, a meeting id, a session id"},
		"search of wholes":      {"search", []fakeapi.Knob{fakeapi.SearchExact()}, "finds a whole title, a meeting id, a session id"},
		"search of titles":      {"search", []fakeapi.Knob{fakeapi.SearchIn(fakeapi.SearchTitle)}, "finds a whole title, a part of a title"},
		"no search":             {"search", []fakeapi.Knob{fakeapi.SearchIn()}, "finds nothing"},
		"other fields":          {"fields beyond the documented ones", nil, "group_call_minutes_consumed, meta, parent_session_id"},
		"no other fields":       {"fields beyond the documented ones", []fakeapi.Knob{fakeapi.WithoutMeta(), fakeapi.WithoutUndocumented()}, "none"},
		"absent fields":         {"documented fields that are absent", []fakeapi.Knob{fakeapi.WithoutBreakoutRooms()}, "breakout_rooms in 100 of 100"},
		"a refusal":             {"refusal of a bad value", nil, `HTTP status 422, in the form with "error"`},
		"another refusal":       {"refusal of a bad value", []fakeapi.Knob{fakeapi.RefusalStatus(http.StatusBadRequest)}, "HTTP status 400"},
		"a bad value ignored":   {"refusal of a bad value", []fakeapi.Knob{fakeapi.IgnoreParameters("per_page")}, "none: it is ignored"},
		"an unknown parameter":  {"unknown parameter", nil, "ignored"},
		"limits":                {"limits", []fakeapi.Knob{fakeapi.RateLimit(1000, time.Minute)}, "Ratelimit: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, a := range askAll(t.Context(), rehearsal(t, fakeapi.Sessions(known), test.knobs...)) {
				if a.err != nil {
					t.Errorf("%s: %v", a.about, a.err)
				}
				if a.about == test.about {
					if !strings.HasPrefix(a.found, test.want) {
						t.Errorf("%s: %q, want %q", a.about, a.found, test.want)
					}
					return
				}
			}
			t.Errorf("nothing was asked about %s", test.about)
		})
	}
}

// An app that cannot tell is no failure, and no answer that is made up.
func TestWhatAnAppCannotTellIsSaid(t *testing.T) {
	t.Parallel()
	for _, a := range askAll(t.Context(), rehearsal(t, nil)) {
		switch a.about {
		case "past the last page", "paging", "refusal of a bad value", "unknown parameter", "limits":
		default:
			if a.err != nil || a.found != errTooFew.Error() {
				t.Errorf("%s: %q, %v", a.about, a.found, a.err)
			}
		}
	}
}

func TestAServiceThatRefusesIsAFailure(t *testing.T) {
	t.Parallel()
	s := rehearsal(t, fakeapi.Sessions(3))
	s.token = "another"
	answers := askAll(t.Context(), s)
	if err := unanswered(answers); err == nil || !strings.Contains(err.Error(), "everything") || !strings.Contains(answers[0].err.Error(), "403") {
		t.Errorf("%v, %v", answers, err)
	}
}

func TestWithoutCredentialsItSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	var printed strings.Builder
	err := run(t.Context(), "", []string{"CLOUDFLARE_API_TOKEN=x", "REALTIMEKIT_APP_ID="}, &printed)
	if err == nil || !strings.Contains(err.Error(), "set CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID.") || printed.Len() > 0 {
		t.Errorf("%v\n%s", err, printed.String())
	}
}

func TestAKeyAndItsEMailAreCredentialsToo(t *testing.T) {
	t.Parallel()
	environ := append(variables(t, fakeapi.Sessions(3)),
		"CLOUDFLARE_API_TOKEN=", "CLOUDFLARE_API_KEY="+fakeapi.Key, "CLOUDFLARE_EMAIL="+fakeapi.Email)
	s, err := newService(environ)
	if err != nil {
		t.Fatal(err)
	}
	s.breath = 0
	if answers := askAll(t.Context(), s); unanswered(answers) != nil {
		t.Errorf("%v", answers)
	}
}

// The report is pasted into a public page.
func TestAReportHoldsNothingOfASession(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(40)
	s := rehearsal(t, data)
	text := report(time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC), s, askAll(t.Context(), s))
	if !strings.HasPrefix(text, "Asked on 2026-02-03 with ") || !strings.Contains(text, "| first page | 1; page 0 is the same as page 1 |\n") {
		t.Errorf("the report is\n%s", text)
	}
	secrets := []string{fakeapi.Token, fakeapi.AccountID, fakeapi.AppID}
	for _, session := range data {
		secrets = append(secrets, session.ID, session.AssociatedID)
		if session.MeetingDisplayName != "" {
			secrets = append(secrets, session.MeetingDisplayName)
		}
	}
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the report", secret)
		}
	}
	if s.requests > 45 {
		t.Errorf("%d requests", s.requests)
	}
}

func TestTheProviderIsAcceptedOnARealCLI(t *testing.T) {
	t.Parallel()
	var printed strings.Builder
	data := fakeapi.SessionsUntil(300, time.Now())
	if err := accept(t.Context(), clitest.CLI(), variables(t, data), &printed); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(printed.String(), ": 5 of the newest sessions; of last week ") || !strings.HasSuffix(printed.String(), "proven complete: true.\n") {
		t.Errorf("it says %s", printed.String())
	}
}
