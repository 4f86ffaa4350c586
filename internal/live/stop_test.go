package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Each question after a block makes it longer, and each after a denial is noise.
func TestTheCheckStopsWhereAskingOnDoesHarm(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]fakeapi.Effect{
		"denied":       fakeapi.ErrorB(403, 10000, "Authentication error"),
		"unauthorised": fakeapi.ErrorB(401, 10000, "Authentication error"),
		"blocked":      fakeapi.RetryAfter("300"),
	} {
		for _, at := range []int{1, 2, 3, 6, 10, 20, 30, 40} {
			t.Run(fmt.Sprintf("%s at %d", name, at), func(t *testing.T) {
				t.Parallel()
				api, fault := failing(answer, func(r fakeapi.Request) bool { return r.N >= at })
				s := rehearsal(t, api)
				var printed strings.Builder
				err := check(t.Context(), s, nil, nil, &printed)
				if f := (*failure)(nil); !errors.As(err, &f) || !f.fatal {
					t.Errorf("err = %v", err)
				}
				if fault.Fired() != 1 || s.requests != at {
					t.Errorf("%d requests, and %d refused", s.requests, fault.Fired())
				}
				if at > 15 && !strings.Contains(printed.String(), "The check ended early: ") {
					t.Errorf("it prints\n%s", printed.String())
				}
			})
		}
	}
}

// One question that the service fails at leaves the others.
func TestAFailureOfTheServiceLeavesTheOtherQuestions(t *testing.T) {
	t.Parallel()
	api, fault := failing(fakeapi.HTML(500), func(r fakeapi.Request) bool { return r.Query.Has("search") })
	var printed strings.Builder
	err := check(t.Context(), rehearsal(t, api), nil, nil, &printed)
	if err == nil || !strings.HasPrefix(err.Error(), "could not ask about: search: HTTP status 500 (cf-ray ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v", err)
	}
	for _, want := range []string{"| search | could not be asked: HTTP status 500 |\n", "| limits | none |\n", "| open range of participants | n: is allowed, :n is allowed |\n"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("there is no %q in\n%s", want, printed.String())
		}
	}
	if fault.Fired() == 0 {
		t.Error("the fault never happened")
	}
}

// What was not asked for a failure is not to be blamed on the app.
func TestAFailureOfPagesIsNoLackOfSessions(t *testing.T) {
	t.Parallel()
	for when, failed := range map[string][]string{
		"1": {"first page", "default per_page", "largest per_page", "past the last page", "total_count"},
		"2": {"first page", "default per_page", "largest per_page", "past the last page", "total_count"},
	} {
		api, fault := failing(fakeapi.HTML(503), func(r fakeapi.Request) bool { return r.Query.Get("page_no") == when })
		found := asked(t, api)
		for _, about := range failed {
			if found[about] != "could not be asked: HTTP status 503" {
				t.Errorf("without page %s: %s: %q", when, about, found[about])
			}
		}
		if fault.Fired() == 0 || found["count that participants compares"] != "max_concurrent_participants" {
			t.Errorf("%d, %v", fault.Fired(), found)
		}
	}
}

func TestALargePageThatFailsIsNeitherRefusedNorTheEndOfTheCheck(t *testing.T) {
	t.Parallel()
	for want, answer := range map[string]fakeapi.Effect{
		"could not be asked: HTTP status 503":          fakeapi.HTML(503),
		"could not be asked: HTTP status 200, no JSON": fakeapi.HTML(200),
	} {
		api, fault := failing(answer, func(r fakeapi.Request) bool { return r.Query.Get("per_page") == "1000" })
		found := asked(t, api)
		if got := found["largest per_page"]; got != want || fault.Fired() != 1 {
			t.Errorf("%q, want %q; %d", got, want, fault.Fired())
		}
		if got, want := found["total_count"], "the length of the list"; got != want {
			t.Errorf("of the total: %q, want %q", got, want)
		}
	}
}

// What a service does not take, it does not take twice.
func TestOneRefusalProvesNothing(t *testing.T) {
	t.Parallel()
	want := asked(t, fakeapi.New(fakeapi.Sessions(300)))
	for name, when := range map[string]func(fakeapi.Request) bool{
		"page 0":             func(r fakeapi.Request) bool { return r.Query.Get("page_no") == "0" },
		"page 2":             func(r fakeapi.Request) bool { return r.Query.Get("page_no") == "2" },
		"page 2 of any size": func(r fakeapi.Request) bool { return r.Query.Get("page_no") == "2" && !r.Query.Has("per_page") },
		"a long page 2": func(r fakeapi.Request) bool {
			return r.Query.Get("page_no") == "2" && r.Query.Get("per_page") == "1000"
		},
		"past the end": func(r fakeapi.Request) bool { return r.Query.Get("page_no") == "4" },
		"1000":         func(r fakeapi.Request) bool { return r.Query.Get("per_page") == "1000" },
		"a window":     func(r fakeapi.Request) bool { return r.Query.Has("start_time") },
		"participants": func(r fakeapi.Request) bool { return r.Query.Has("participants") },
		"search":       func(r fakeapi.Request) bool { return r.Query.Has("search") },
		"status":       func(r fakeapi.Request) bool { return r.Query.Has("status") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, fault := failing(fakeapi.ErrorA(422, 422, "not now"), when)
			fault.Times = 1
			if got := asked(t, api); !maps.Equal(got, want) || fault.Fired() != 1 {
				t.Errorf("%v\nwant\n%v; %d", got, want, fault.Fired())
			}
		})
	}
}

func TestAnInterruptedCheckPrintsNothing(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	api := fakeapi.New(fakeapi.Sessions(30), fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
		if r.N == 20 {
			interrupt()
		}
		return 0
	}))
	var printed strings.Builder
	err := check(ctx, rehearsal(t, api), nil, nil, &printed)
	if !errors.Is(err, context.Canceled) || printed.Len() > 0 || len(api.Requests()) != 20 {
		t.Errorf("%v after %d requests, with\n%s", err, len(api.Requests()), printed.String())
	}
}

func TestBetweenTwoRequestsThereIsABreath(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := rehearsal(t, fake(300))
		s.breath = breath
		began := time.Now()
		if _, _, err := askAll(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took != time.Duration(s.requests)*250*time.Millisecond {
			t.Errorf("%d requests in %v", s.requests, took)
		}
	})
}

func TestThereIsAnEndToTheRequests(t *testing.T) {
	t.Parallel()
	api := fakeapi.New(nil)
	s := rehearsal(t, api)
	for range mostRequests {
		if _, err := s.get(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.get(t.Context())
	if !fatal(err) || err.Error() != "the check has sent 60 requests, and more are not meant to be needed. Report this, with the table above" {
		t.Errorf("err = %v", err)
	}
	if len(api.Requests()) != mostRequests {
		t.Errorf("%d requests", len(api.Requests()))
	}
}

// Whatever the service does, the questions fit into the requests.
func TestTheQuestionsFitIntoTheRequests(t *testing.T) {
	t.Parallel()
	for name, test := range truths {
		s := rehearsal(t, fake(1200, test.options...))
		s.key, s.email = fakeapi.Key, fakeapi.Email
		if _, _, err := askAll(t.Context(), s); err != nil || s.requests > mostRequests-5 {
			t.Errorf("%s: %d requests, %v", name, s.requests, err)
		}
	}
}

func TestCredentialsFollowNoRedirect(t *testing.T) {
	t.Parallel()
	elsewhere := fakeapi.New(nil)
	api, fault := failing(fakeapi.Redirect(served(t, elsewhere)), nil)
	s, err := newService(account.In(variables(served(t, api))))
	if err != nil {
		t.Fatal(err)
	}
	s.breath = 0
	if _, _, err := askAll(t.Context(), s); err == nil || fault.Fired() != 1 || len(elsewhere.Requests()) > 0 {
		t.Errorf("%v, %d, and %d requests elsewhere", err, fault.Fired(), len(elsewhere.Requests()))
	}
}

func TestAnErrorOfTheNetworkDoesNotNameTheAccount(t *testing.T) {
	t.Parallel()
	s, err := newService(account.In(variables(served(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })))))
	if err != nil {
		t.Fatal(err)
	}
	s.breath = 0
	err = check(t.Context(), s, []cli.CLI{}, nil, &strings.Builder{})
	if err == nil || !strings.HasPrefix(err.Error(), "EOF. Check CLOUDFLARE_BASE_URL") || s.requests != 1 {
		t.Errorf("err = %v after %d requests", err, s.requests)
	}
	for _, secret := range s.secrets() {
		if secret != "" && strings.Contains(err.Error(), secret) {
			t.Errorf("%q is in %v", secret, err)
		}
	}
}

// That there is no such app may be told as a denial, which then is the answer.
func TestAnUnknownAppMayBeDenied(t *testing.T) {
	t.Parallel()
	api, fault := failing(fakeapi.ErrorB(403, 10000, "Authentication error"), func(r fakeapi.Request) bool { return !strings.Contains(r.Path, fakeapi.AppID) })
	if got, want := asked(t, api)["unknown app"], `HTTP status 403, code 10000, in the form with "errors"`; got != want || fault.Fired() != 1 {
		t.Errorf("%q, want %q; %d", got, want, fault.Fired())
	}
}
