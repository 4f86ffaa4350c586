package main

import (
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestFieldsAreCounted(t *testing.T) {
	t.Parallel()
	odd := fakeapi.Sessions(1)
	odd[0].Extra = map[string]any{"another": 1, "Ms. Doe": 2, "Mr. Doe": 3}
	for name, test := range map[string]struct {
		handler              http.Handler
		beyond, absent, meta string
	}{
		"the usual": {
			fake(40), "group_call_minutes_consumed, parent_session_id, recording_status, settings, total_participants",
			"breakout_rooms in 32 of 40", "in 11 of 40 sessions",
		},
		"without any that may be absent": {
			fake(40, fakeapi.WithoutMeta(), fakeapi.WithoutUndocumented(), fakeapi.WithoutBreakoutRooms()), "none",
			"ended_at in 2 of 40, breakout_rooms in 40 of 40", "in 0 of 40 sessions",
		},
		"names that are none": {fakeapi.New(odd), "one that is no word, another", "breakout_rooms in 1 of 1", "in 0 of 1 sessions"},
		"no sessions":         {fake(0), untold, untold, untold},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := asked(t, test.handler)
			for about, want := range map[string]string{
				"fields beyond the documented ones": test.beyond, "documented fields that are absent": test.absent, "meta": test.meta,
			} {
				if found[about] != want {
					t.Errorf("%s: %q, want %q", about, found[about], want)
				}
			}
		})
	}
}

func TestOnlyTheNumbersOfALimitAreShown(t *testing.T) {
	t.Parallel()
	for want, headers := range map[string]http.Header{
		"Ratelimit: r=50, t=30, Ratelimit-Policy: q=100, w=60": {
			"Ratelimit": {`"default";r=50;t=30`}, "Ratelimit-Policy": {`"burst of fa4e0acc";q=100;w=60;pk=:ZmE0ZTBhY2M=:`},
		},
		"Ratelimit: none": {"Ratelimit": {"fa4e0acc"}},
		"none":            {},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			api := fake(0)
			found := asked(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				maps.Copy(w.Header(), headers)
				api.ServeHTTP(w, r)
			}))
			if found["limits"] != want {
				t.Errorf("%q, want %q", found["limits"], want)
			}
		})
	}
}

func TestTheOlderPairIsTried(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ token, key, want string }{
		"beside a token":     {fakeapi.Token, fakeapi.Key, "works"},
		"in place of it":     {"", fakeapi.Key, "works"},
		"wrong, and a token": {fakeapi.Token, "another", `HTTP status 400, code 9106, in the form with "errors"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := fakeapi.New(fakeapi.Sessions(30))
			s := rehearsal(t, api)
			s.token, s.key, s.email = test.token, test.key, fakeapi.Email
			_, answers, err := askAll(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range answers {
				if a.about == "key and e-mail in place of a token" && a.text() != test.want {
					t.Errorf("%q, want %q", a.text(), test.want)
				}
			}
			if last := api.Requests()[len(api.Requests())-1]; last.Header.Get("X-Auth-Key") != test.key || last.Header.Get("Authorization") != "" {
				t.Errorf("it was asked with %v", last.Header)
			}
		})
	}
}

// The report is pasted into a public page.
func TestAReportHoldsNothingOfASession(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(1200)
	s := rehearsal(t, fakeapi.New(data))
	_, answers, err := askAll(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	text := report(time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC), s.requests, answers)
	if !strings.HasPrefix(text, "Asked on 2026-02-03 with 49 requests, ") || !strings.Contains(text, "| first page | 1; page 0 is the same as page 1 |\n") {
		t.Errorf("the report is\n%s", text)
	}
	secrets := s.secrets()
	for _, session := range data {
		secrets = append(secrets, session.ID, session.AssociatedID, session.MeetingDisplayName)
	}
	for _, secret := range secrets {
		if secret != "" && strings.Contains(text, secret) {
			t.Errorf("%q is in the report", secret)
		}
	}
}

func TestAReportSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	no := &failure{page: page{status: 503, code: 7, message: "secret"}}
	got := report(time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC), 1, []answer{{"a", "b|c", nil}, {"d", "", no}})
	want := "Asked on 2026-02-03 with 1 request, those of the provider not counted; the report holds nothing of any session.\n\n" +
		"| open question | answer |\n|---|---|\n| a | b\\|c |\n| d | could not be asked: HTTP status 503, code 7 |\n\n" +
		"The check ended early: 22 questions not asked.\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Which of the two refuses an app that is not there is not documented.
func TestTheEdgeMayBeWhatKnowsNoApp(t *testing.T) {
	t.Parallel()
	api := fake(30)
	edge := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, fakeapi.AppID) {
			api.ServeHTTP(w, r)
			return
		}
		fakeapi.ErrorB(http.StatusNotFound, 7003, "Could not route to it")(w, r, nil)
	})
	const want = `HTTP status 404, code 7003, in the form with "errors"`
	if got := asked(t, edge)["unknown app"]; got != want {
		t.Errorf("unknown app: %q, want %q", got, want)
	}
}
