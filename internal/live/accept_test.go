package main

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// accepted is what a whole check prints, on the CLI at hand, and its error.
func accepted(t *testing.T, api http.Handler) (string, error) {
	t.Helper()
	clitest.SkipBelow(t, "1.10", "1.11") // ephemeral resources
	environ := variables(served(t, api))
	s, err := newService(account.In(environ))
	if err != nil {
		t.Fatal(err)
	}
	s.breath = 0
	var printed strings.Builder
	err = check(t.Context(), s, []cli.CLI{clitest.CLI()}, environ, &printed)
	return printed.String(), err
}

// byTheProvider is how many requests were not those of the questions.
func byTheProvider(api *fakeapi.Server) int {
	n := 0
	for _, r := range api.Requests() {
		if fromTheProvider(r) {
			n++
		}
	}
	return n
}

func fromTheProvider(r fakeapi.Request) bool {
	return strings.HasPrefix(r.Header.Get("User-Agent"), "terraform-provider-realtimekit/")
}

func TestTheProviderIsAcceptedOnARealCLI(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		api  *fakeapi.Server
		want string
	}{
		"of many sessions the oldest": {fakeapi.New(fakeapi.Sessions(30_000)), "100"},
		"of few sessions all":         {fakeapi.New(fakeapi.Sessions(3)), "3"},
		"no sessions":                 {fakeapi.New(nil), "0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			printed, err := accepted(t, test.api)
			if err != nil {
				t.Fatal(err)
			}
			want := "\n" + clitest.CLI().String() + ": the list and the usage of a window agree on " + test.want + " sessions; proven complete: true.\n"
			if !strings.HasPrefix(printed, "Asked on ") || !strings.HasSuffix(printed, want) {
				t.Errorf("it says\n%s\nwant it to end with\n%s", printed, want)
			}
			// Terraform opens an ephemeral resource in the plan and in the apply, OpenTofu once.
			if n := byTheProvider(test.api); n < 3 || n > 10 {
				t.Errorf("the provider sent %d requests", n)
			}
		})
	}
}

func TestAProviderThatCannotProveIsNotAccepted(t *testing.T) {
	t.Parallel()
	printed, err := accepted(t, fakeapi.New(fakeapi.Sessions(30), fakeapi.TotalCount(func(n int) any { return n + 5 })))
	if !errors.Is(err, errNotComplete) || !strings.HasSuffix(printed, " agree on 30 sessions; proven complete: false.\n") {
		t.Errorf("%v\n%s", err, printed)
	}
}

func TestWaysOfReadingThatDifferAreSeen(t *testing.T) {
	t.Parallel()
	// Sessions appear among the oldest, and so in the window, with each answer that the
	// provider gets.
	more := fakeapi.Sessions(200)
	api := fakeapi.New(fakeapi.Sessions(30))
	grow := &fakeapi.Fault{
		Name: "growth", When: func(r fakeapi.Request) bool {
			return strings.Contains(r.Header.Get("User-Agent"), "terraform-provider")
		},
		Answer: func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			api.Update(func(data []fakeapi.Session) []fakeapi.Session {
				another := more[len(data)]
				another.CreatedAt = data[0].CreatedAt.Add(time.Millisecond)
				return append(data, another)
			})
			next.ServeHTTP(w, r)
		},
	}
	api.Inject(grow)
	_, err := accepted(t, api)
	if err == nil || !strings.Contains(err.Error(), "The list and the usage of the same window differ.") || grow.Fired() == 0 {
		t.Errorf("%v, %d", err, grow.Fired())
	}
}

// Were the window ignored, a list of three hundred pages would be read.
func TestAWindowThatIsIgnoredCostsFewRequests(t *testing.T) {
	t.Parallel()
	api := fakeapi.New(fakeapi.Sessions(30_000), fakeapi.IgnoreParameters("start_time", "end_time"))
	_, err := accepted(t, api)
	if n := byTheProvider(api); err == nil || n == 0 || n > 10 {
		t.Errorf("the provider sent %d requests: %v", n, err)
	}
}

func TestTheWholeRunReadsAndLeavesNothingBehind(t *testing.T) {
	clitest.SkipBelow(t, "1.10", "1.11")
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var printed strings.Builder
	if err := run(t.Context(), clitest.CLI().Name, account.In(variables(served(t, fake(1)))), &printed); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| count that participants compares | max_concurrent_participants" + orTotal + " |\n", " agree on 1 sessions; proven complete: true.\n"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("there is no %q in\n%s", want, printed.String())
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
}

func TestTheWindowHoldsTheOldestSessions(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	data := fakeapi.Sessions(150)
	for n, want := range map[int]span{
		0:   {now.AddDate(0, 0, -7), now.Add(-time.Hour)},
		1:   {data[0].CreatedAt.Add(-time.Second), data[0].CreatedAt.Add(time.Second)},
		150: {data[0].CreatedAt.Add(-time.Second), data[99].CreatedAt.Add(time.Second)},
	} {
		p, err := gather(t.Context(), rehearsal(t, fake(n)))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.stretch(now); got != want {
			t.Errorf("of %d sessions: %v, want %v", n, got, want)
		}
	}
}

func TestACLIWithoutEphemeralBlocksIsLeftOut(t *testing.T) {
	t.Parallel()
	var printed strings.Builder
	old := []cli.CLI{{Name: "tofu", Version: "1.10.6"}, {Name: "terraform", Version: "1.9.8"}}
	err := check(t.Context(), rehearsal(t, fake(1)), old, nil, &printed)
	const want = "\nOpenTofu 1.10.6: not read with the provider, which takes an ephemeral block: those begin with 1.11.\n" +
		"\nTerraform 1.9.8: not read with the provider, which takes an ephemeral block: those begin with 1.10.\n"
	if err != nil || !strings.HasSuffix(printed.String(), want) {
		t.Errorf("check = %v\n%s", err, printed.String())
	}
}
