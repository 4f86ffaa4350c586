package acceptance

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type liveAnswers map[string]string

// fakeAnswers are true of 300 sessions on the fake without options.
var fakeAnswers = liveAnswers{
	"paging":                  "at the top: end_offset, start_offset, total_count",
	"default per_page":        "25",
	"largest per_page":        "100, more is cut to it",
	"first page":              "1, page 0 is the same page",
	"default order":           "createdAt DESC",
	"page past the end":       "empty",
	"start_time and end_time": "a session is found within a second of its created_at; start_time is included, end_time is included",
	"meta":                    "in 28 of 100 sessions",
	"live sessions":           "status=LIVE gives 15, live_participants above 0 in 15, minutes_consumed above 0 in 15",
	"unknown app":             "HTTP status 404, error.code 404; Ratelimit: none",
}

func TestLiveQuestions_answers(t *testing.T) {
	t.Parallel()
	const within, excluded = "a session is found within a second of its ", "excluded, or times are finer than shown"
	for name, test := range map[string]struct {
		option fakeapi.Option
		want   liveAnswers // in place of fakeAnswers
	}{
		"no option":            {fakeapi.Latency(0), nil},
		"paging in data":       {fakeapi.PagingInData(), liveAnswers{"paging": "in data: end_offset, start_offset, total_count"}},
		"total only":           {fakeapi.PagingFields("total_count"), liveAnswers{"paging": "at the top: total_count"}},
		"no paging":            {fakeapi.NoPaging(), liveAnswers{"paging": "nowhere", "page past the end": untold}},
		"total too large":      {fakeapi.TotalCount(func(n int) any { return n + 200 }), liveAnswers{"page past the end": untold}},
		"total as text":        {fakeapi.TotalCount(func(int) any { return "300" }), liveAnswers{"page past the end": untold}},
		"default size 10":      {fakeapi.DefaultPageSize(10), liveAnswers{"default per_page": "10", "live sessions": "status=LIVE gives 10, live_participants above 0 in 10, minutes_consumed above 0 in 10"}},
		"no largest size":      {fakeapi.MaxPageSize(0), liveAnswers{"largest per_page": untold, "meta": "in 84 of 300 sessions"}},
		"1000 refused":         {fakeapi.RefuseOverMaximum(422), liveAnswers{"largest per_page": "100 or more; 1000 is refused with HTTP status 422, error.code 422"}},
		"per_page ignored":     {fakeapi.IgnoreParameters("per_page"), liveAnswers{"largest per_page": "per_page is ignored, a page has 25", "meta": "in 6 of 25 sessions"}},
		"page 0 empty":         {fakeapi.PageZero(fakeapi.Empty), liveAnswers{"first page": "1, page 0 is empty"}},
		"page 0 refused":       {fakeapi.PageZero(400), liveAnswers{"first page": "1, page 0 is refused with HTTP status 400, error.code 400"}},
		"pages from 0":         {fakeapi.PagesFromZero(), liveAnswers{"first page": "0"}},
		"page_no ignored":      {fakeapi.IgnoreParameters("page_no"), liveAnswers{"first page": "page_no is ignored", "default per_page": untold, "largest per_page": untold, "page past the end": untold}},
		"oldest first":         {fakeapi.DefaultSort(fakeapi.SortByCreatedAt, fakeapi.Ascending), liveAnswers{"default order": "createdAt ASC"}},
		"most minutes first":   {fakeapi.DefaultSort(fakeapi.SortByMinutesConsumed, fakeapi.Descending), liveAnswers{"default order": "minutesConsumed DESC"}},
		"last page again":      {fakeapi.PastTheEnd(fakeapi.Nearest), liveAnswers{"page past the end": "the last page again"}},
		"past the end refused": {fakeapi.PastTheEnd(404), liveAnswers{"page past the end": "refused with HTTP status 404, error.code 404"}},
		"started_at compared":  {fakeapi.CompareStartedAt(), liveAnswers{"start_time and end_time": within + "started_at; start_time is included, end_time is included"}},
		"start excluded":       {fakeapi.ExclusiveStart(), liveAnswers{"start_time and end_time": within + "created_at; start_time is " + excluded + ", end_time is included"}},
		"end excluded":         {fakeapi.ExclusiveEnd(), liveAnswers{"start_time and end_time": within + "created_at; start_time is included, end_time is " + excluded}},
		"window ignored":       {fakeapi.IgnoreParameters("start_time", "end_time"), liveAnswers{"start_time and end_time": "ignored"}},
		"no meta":              {fakeapi.WithoutMeta(), liveAnswers{"meta": "in 0 of 100 sessions"}},
		"status ignored":       {fakeapi.IgnoreParameters("status"), liveAnswers{"live sessions": "status=LIVE is ignored: 2 of 25 sessions are LIVE"}},
		"rate limit":           {fakeapi.RateLimit(250, time.Minute), liveAnswers{"unknown app": "HTTP status 404, error.code 404; Ratelimit: r=249 t=60"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := maps.Clone(fakeAnswers)
			maps.Copy(want, test.want)
			if got := askFake(t, 300, test.option); !maps.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			for _, few := range []int{0, 1, 2, 30, 100, 101} {
				checkFew(t, askFake(t, few, test.option), want)
			}
		})
	}
}

// checkFew checks that an app with few sessions gets the same answers or none.
func checkFew(t *testing.T, got, want liveAnswers) {
	t.Helper()
	for _, about := range []string{"paging", "default per_page", "largest per_page", "first page", "page past the end", "start_time and end_time", "unknown app"} {
		if want[about] != untold && got[about] != want[about] && !strings.HasPrefix(got[about], untold) {
			t.Errorf("%s: %q, want %q", about, got[about], want[about])
		}
	}
}

func askFake(t *testing.T, sessions int, option fakeapi.Option) liveAnswers {
	t.Helper()
	return ask(t, fakeapi.New(fakeapi.Sessions(sessions), option))
}

func ask(t *testing.T, api *fakeapi.Server) liveAnswers {
	t.Helper()
	service := newFakeService(t, api)
	service.client.Transport = handlerTransport{api}
	got := liveAnswers{}
	for _, line := range gather(service).answers(0, len(liveQuestions)) {
		about, answer, _ := strings.Cut(line, ": ")
		got[about] = answer
	}
	if service.err != nil || len(got) != len(liveQuestions) {
		t.Fatalf("%d answers: %v", len(got), service.err)
	}
	return got
}

// handlerTransport saves thousands of connections.
type handlerTransport struct{ http.Handler }

func (h handlerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, r)
	return answer.Result(), nil
}

// newFakeService reads the fake over a socket, as the provider has to.
func newFakeService(t *testing.T, api *fakeapi.Server) *liveService {
	t.Helper()
	t.Cleanup(api.Close)
	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	service, err := newLiveService(accountFrom(environment(fakeapi.Environment(baseURL)...)))
	if err != nil {
		t.Fatal(err)
	}
	return service
}

func environment(entries ...string) func(string) string {
	return func(name string) string {
		i := slices.IndexFunc(entries, func(entry string) bool { return strings.HasPrefix(entry, name+"=") })
		if i < 0 {
			return ""
		}
		return strings.TrimPrefix(entries[i], name+"=")
	}
}

func TestLiveQuestions_otherData(t *testing.T) {
	t.Parallel()
	live := fakeapi.Sessions(2)
	for i := range live {
		live[i].Status, live[i].EndedAt = "LIVE", nil
	}
	for name, test := range map[string]struct {
		api         *fakeapi.Server
		about, want string
	}{
		"more than 1000":         {fakeapi.New(fakeapi.Sessions(1200), fakeapi.MaxPageSize(0)), "largest per_page", "1000 or more"},
		"one page, no total":     {fakeapi.New(fakeapi.Sessions(30), fakeapi.NoPaging()), "page past the end", "empty"},
		"one session, from 0":    {fakeapi.New(fakeapi.Sessions(1), fakeapi.PagesFromZero()), "first page", "0"},
		"one session, any order": {fakeapi.New(fakeapi.Sessions(1)), "default order", untold},
		"live sessions only":     {fakeapi.New(live), "start_time and end_time", untold},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := ask(t, test.api)[test.about]; got != test.want {
				t.Errorf("%s: %q, want %q", test.about, got, test.want)
			}
		})
	}
}

// TestLiveQuestions_oddServer reads servers that the fake has no option for.
func TestLiveQuestions_oddServer(t *testing.T) {
	t.Parallel()
	const refused = "HTTP status 422, error.code 422"
	for name, test := range map[string]struct {
		parameter string
		answer    fakeapi.Effect
		about     string
		want      string
	}{
		"whole seconds":  {"start_time", truncateTimes(time.Second), "start_time and end_time", "a session is found within a second of its created_at; bounds are not compared to the millisecond"},
		"whole days":     {"start_time", truncateTimes(24 * time.Hour), "start_time and end_time", "no session is found within a second of one of its times"},
		"window refused": {"start_time", fakeapi.ErrorA(422, 422, "no"), "start_time and end_time", "a window in 2001 is refused with " + refused},
		"list restarts":  {"page_no", restartAt("4"), "page past the end", "the first page again"},
		"status refused": {"status", fakeapi.ErrorA(422, 422, "no"), "live sessions", "status=LIVE is refused with " + refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := fakeapi.New(fakeapi.Sessions(300))
			api.Inject(&fakeapi.Fault{When: func(r fakeapi.Request) bool { return r.Query.Has(test.parameter) }, Answer: test.answer})
			if got := ask(t, api)[test.about]; got != test.want {
				t.Errorf("%s: %q, want %q", test.about, got, test.want)
			}
		})
	}
}

// restartAt answers a page number with the first page.
func restartAt(number string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if query := r.URL.Query(); query.Get("page_no") == number {
			query.Del("page_no")
			r.URL.RawQuery = query.Encode()
		}
		next.ServeHTTP(w, r)
	}
}

func truncateTimes(to time.Duration) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		query := r.URL.Query()
		for _, name := range []string{"start_time", "end_time"} {
			at, _ := time.Parse(time.RFC3339, query.Get(name))
			query.Set(name, at.Truncate(to).Format(time.RFC3339))
		}
		r.URL.RawQuery = query.Encode()
		next.ServeHTTP(w, r)
	}
}

func TestLiveQuestions_nothingSecret(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(300)
	api := fakeapi.New(data)
	api.Inject(&fakeapi.Fault{Answer: func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		w.Header().Set("Ratelimit", `"`+fakeapi.AccountID+`";r=50;t=30`)
		fakeapi.Rewrite(func(body []byte) []byte { return bytes.ReplaceAll(body, []byte("end_offset"), []byte(fakeapi.AppID)) })(w, r, next)
	}})
	text := strings.Join(gather(newFakeService(t, api)).answers(0, len(liveQuestions)), "\n")
	if !strings.Contains(text, "start_offset, total_count\n") || !strings.HasSuffix(text, "Ratelimit: r=50 t=30") {
		t.Errorf("the answers are\n%s", text)
	}
	secrets := []string{fakeapi.Token, fakeapi.AccountID, fakeapi.AppID}
	for _, session := range data {
		secrets = append(secrets, session.ID, session.AssociatedID, session.MeetingDisplayName)
	}
	for _, secret := range secrets {
		if secret != "" && strings.Contains(text, secret) {
			t.Errorf("%q is in\n%s", secret, text)
		}
	}
}

func TestLiveService_stops(t *testing.T) {
	t.Parallel()
	for want, test := range map[string]struct {
		answer   fakeapi.Effect
		requests int
	}{
		"HTTP status 401, errors.code 10000: check that CLOUDFLARE_API_TOKEN is valid": {fakeapi.ErrorB(401, 10000, "Authentication error"), 1},
		"HTTP status 403, errors.code 10000: check that CLOUDFLARE_API_TOKEN is valid": {fakeapi.ErrorB(403, 10000, "Authentication error"), 1},
		"HTTP status 429, errors.code 971: run it again in five minutes":               {fakeapi.RetryAfter("1"), 1},
		"HTTP status 503: run it again later":                                          {fakeapi.HTML(503), 2},
		"HTTP status 302 without a page of sessions":                                   {fakeapi.Redirect("https://example.com/"), 1},
		"HTTP status 200 without a page of sessions":                                   {fakeapi.HTML(200), 1},
		"no answer came: EOF; check CLOUDFLARE_BASE_URL and the network":               {fakeapi.HangUp(), 1},
	} {
		for _, at := range []int{1, 2, 8, 15, 21} {
			t.Run(fmt.Sprintf("%s at %d", want, at), func(t *testing.T) {
				t.Parallel()
				api := fakeapi.New(fakeapi.Sessions(300))
				api.Inject(&fakeapi.Fault{When: func(r fakeapi.Request) bool { return r.N >= at }, Answer: test.answer})
				service := newFakeService(t, api)
				gather(service).answers(0, len(liveQuestions))
				if service.err == nil || !strings.Contains(service.err.Error(), want) || strings.Contains(service.err.Error(), fakeapi.AccountID) {
					t.Errorf("error: %v", service.err)
				}
				if got := len(api.Requests()); got != at+test.requests-1 {
					t.Errorf("%d requests after failing at request %d", got, at)
				}
			})
		}
	}
}

func TestLiveService_unknownAppForAll(t *testing.T) {
	t.Parallel()
	service := newFakeService(t, fakeapi.New(nil))
	service.account["REALTIMEKIT_APP_ID"] = "nobody"
	gather(service)
	const want = "the service answered with HTTP status 404, error.code 404: check CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID and CLOUDFLARE_BASE_URL"
	if service.err == nil || service.err.Error() != want || service.sent != 2 {
		t.Errorf("%d requests: %v", service.sent, service.err)
	}
}

func TestLiveService_mostRequests(t *testing.T) {
	t.Parallel()
	api := fakeapi.New(nil)
	service := newFakeService(t, api)
	for range 2 * mostOwnRequests {
		service.get()
	}
	if got := len(api.Requests()); got != mostOwnRequests || service.err == nil {
		t.Errorf("%d requests: %v", got, service.err)
	}
}

func TestLiveAccount_problems(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		environ []string
		want    string
	}{
		"nothing set":      {nil, "set CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID to read a real account"},
		"one missing":      {[]string{"CLOUDFLARE_API_TOKEN=x", "CLOUDFLARE_ACCOUNT_ID=" + fakeapi.AccountID}, "set REALTIMEKIT_APP_ID to read"},
		"one empty":        {append([]string{"CLOUDFLARE_API_TOKEN="}, fakeapi.Environment("")...), "set CLOUDFLARE_API_TOKEN to read"},
		"plain http":       {fakeapi.Environment("http://example.com/hunter2"), "a base URL must be https"},
		"no account id":    {append([]string{"CLOUDFLARE_ACCOUNT_ID=hunter2"}, fakeapi.Environment("")...), "an account id has 32 hexadecimal digits"},
		"a path as app id": {append([]string{"REALTIMEKIT_APP_ID=../hunter2"}, fakeapi.Environment("")...), "an app id is a UUID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := newLiveService(accountFrom(environment(test.environ...)))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("error: %v", err)
			}
		})
	}
}

// TestReadLive_requests reads servers that make the provider send many requests.
func TestReadLive_requests(t *testing.T) {
	t.Parallel()
	for name, api := range map[string]*fakeapi.Server{
		"usual":       fakeapi.New(fakeapi.Sessions(30_000)),
		"no sessions": fakeapi.New(nil),
		"one session": fakeapi.New(fakeapi.Sessions(1), fakeapi.NoPaging()),
		"no paging":   fakeapi.New(fakeapi.Sessions(300), fakeapi.NoPaging(), fakeapi.MaxPageSize(25), fakeapi.PastTheEnd(fakeapi.Nearest)),
		"refusals":    fakeapi.New(fakeapi.Sessions(300), fakeapi.NoPaging(), fakeapi.RefuseOverMaximum(422), fakeapi.PageZero(422), fakeapi.PastTheEnd(422)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			readLive(t, newFakeService(t, api))
			all, provided := len(api.Requests()), countByProvider(api)
			if provided < 2 || provided > 2*mostPlanRequests || all > mostOwnRequests+2*mostPlanRequests {
				t.Errorf("%d requests, %d of them by the provider", all, provided)
			}
		})
	}
}

func countByProvider(api *fakeapi.Server) int {
	return len(slices.DeleteFunc(api.Requests(), func(r fakeapi.Request) bool { return !byProvider(r) }))
}

func byProvider(r fakeapi.Request) bool {
	return strings.HasPrefix(r.Header.Get("User-Agent"), "terraform-provider-realtimekit/")
}

func TestOldestUsage_fails(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		api   *fakeapi.Server
		fault fakeapi.Effect
		most  int // requests
		want  string
	}{
		"not complete":         {fakeapi.New(fakeapi.Sessions(30), fakeapi.TotalCount(func(n int) any { return n + 5 })), nil, mostPlanRequests, "not proven complete"},
		"window ignored":       {fakeapi.New(fakeapi.Sessions(30_000), fakeapi.IgnoreParameters("start_time", "end_time")), nil, mostPlanRequests, "300 more requests"},
		"blocked for a minute": {fakeapi.New(fakeapi.Sessions(30)), fakeapi.RetryAfter("60"), 1, "HTTP status 429"},
		"denied":               {fakeapi.New(fakeapi.Sessions(30)), fakeapi.ErrorB(403, 10000, "No access to "+fakeapi.AccountID), 1, "No access to CLOUDFLARE_ACCOUNT_ID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.fault != nil {
				test.api.Inject(&fakeapi.Fault{When: byProvider, Answer: test.fault})
			}
			usage := gather(newFakeService(t, test.api)).oldestUsage()
			redact, said := usage.ErrorCheck, ""
			usage.ErrorCheck = func(err error) error {
				said = cmp.Or(said, redact(err).Error())
				return nil
			}
			resource.UnitTest(t, usage)
			if !strings.Contains(strings.Join(strings.Fields(said), " "), test.want) || strings.Contains(said, fakeapi.AccountID) {
				t.Errorf("the error is: %s", said)
			}
			if got := countByProvider(test.api); got == 0 || got > test.most {
				t.Errorf("%d requests by the provider", got)
			}
		})
	}
}
