package acceptance

import (
	"bytes"
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type liveAnswers map[string]string

const (
	found    = "a window in 2001 gives 0 sessions; a session is found within a second of its "
	included = "; with that start_time: true, 1 ms later: false; with that end_time: true, 1 ms earlier: false"
)

// fakeAnswers are those of 300 sessions on the fake without options.
var fakeAnswers = liveAnswers{
	"paging":                  "at the top: end_offset, start_offset, total_count",
	"default per_page":        "25 sessions, total_count 300",
	"largest per_page":        "100 gives 100 sessions, 1000 gives 100 sessions",
	"first page":              "0 gives sessions 1 to 2, 1 gives the same, 2 gives sessions 3 to 4",
	"default order":           "createdAt DESC",
	"page past the end":       "2 gives 100 sessions, 3 gives 100 sessions, 4 gives 0 sessions",
	"start_time and end_time": found + "created_at" + included,
	"meta":                    "in 28 of 100 sessions",
	"live sessions":           "status=LIVE gives 15 sessions, 15 LIVE, live_participants above 0 in 15, minutes_consumed above 0 in 15",
	"unknown app":             "HTTP status 404, error.code 404; Ratelimit: none",
}

func TestLiveQuestions_answers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		option fakeapi.Option
		want   liveAnswers // in place of fakeAnswers
	}{
		"no option":            {fakeapi.Latency(0), nil},
		"paging in data":       {fakeapi.PagingInData(), liveAnswers{"paging": "in data: end_offset, start_offset, total_count"}},
		"total only":           {fakeapi.PagingFields("total_count"), liveAnswers{"paging": "at the top: total_count"}},
		"no paging":            {fakeapi.NoPaging(), liveAnswers{"paging": "nowhere", "default per_page": "25 sessions, total_count 0", "page past the end": "0 gives sessions 1 to 100, 1 gives the same, 2 gives 100 sessions"}},
		"default size 10":      {fakeapi.DefaultPageSize(10), liveAnswers{"default per_page": "10 sessions, total_count 300", "live sessions": "status=LIVE gives 10 sessions, 10 LIVE, live_participants above 0 in 10, minutes_consumed above 0 in 10"}},
		"1000 refused":         {fakeapi.RefuseOverMaximum(422), liveAnswers{"largest per_page": "100 gives 100 sessions, 1000 gives HTTP status 422, error.code 422"}},
		"page 0 refused":       {fakeapi.PageZero(400), liveAnswers{"first page": "0 gives HTTP status 400, error.code 400, 1 gives sessions 1 to 2, 2 gives sessions 3 to 4"}},
		"pages from 0":         {fakeapi.PagesFromZero(), liveAnswers{"first page": "0 gives sessions 1 to 2, 1 gives sessions 3 to 4, 2 gives sessions 5 to 6", "page past the end": "2 gives 100 sessions, 3 gives 0 sessions, 4 gives 0 sessions"}},
		"page_no ignored":      {fakeapi.IgnoreParameters("page_no"), liveAnswers{"first page": "0 gives sessions 1 to 2, 1 gives the same, 2 gives the same", "page past the end": "2 gives sessions 1 to 100, 3 gives the same, 4 gives the same"}},
		"most minutes first":   {fakeapi.DefaultSort(fakeapi.SortByMinutesConsumed, fakeapi.Descending), liveAnswers{"default order": "minutesConsumed DESC"}},
		"last page again":      {fakeapi.PastTheEnd(fakeapi.Nearest), liveAnswers{"page past the end": "2 gives 100 sessions, 3 gives 100 sessions, 4 gives the same"}},
		"past the end refused": {fakeapi.PastTheEnd(404), liveAnswers{"page past the end": "2 gives 100 sessions, 3 gives 100 sessions, 4 gives HTTP status 404, error.code 404"}},
		"started_at compared":  {fakeapi.CompareStartedAt(), liveAnswers{"start_time and end_time": found + "started_at" + included}},
		"end excluded":         {fakeapi.ExclusiveEnd(), liveAnswers{"start_time and end_time": found + "created_at; with that start_time: true, 1 ms later: false; with that end_time: false, 1 ms earlier: false"}},
		"no meta":              {fakeapi.WithoutMeta(), liveAnswers{"meta": "in 0 of 100 sessions"}},
		"status ignored":       {fakeapi.IgnoreParameters("status"), liveAnswers{"live sessions": "status=LIVE gives 25 sessions, 2 LIVE, live_participants above 0 in 2, minutes_consumed above 0 in 25"}},
		"rate limit":           {fakeapi.RateLimit(250, time.Minute), liveAnswers{"unknown app": "HTTP status 404, error.code 404; Ratelimit: r=249 t=60"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := maps.Clone(fakeAnswers)
			maps.Copy(want, test.want)
			service := newFakeService(t, fakeapi.New(fakeapi.Sessions(300), test.option))
			got := liveAnswers{}
			for _, line := range allAnswers(service) {
				about, answer, _ := strings.Cut(line, ": ")
				got[about] = answer
			}
			if !maps.Equal(got, want) || service.err != nil {
				t.Errorf("got  %v, %v\nwant %v", got, service.err, want)
			}
		})
	}
}

func allAnswers(service *liveService) []string {
	facts := gather(service)
	facts.answer()
	facts.unknownApp()
	return facts.lines
}

func newFakeService(t *testing.T, api *fakeapi.Server) *liveService {
	t.Helper()
	t.Cleanup(api.Close)
	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	service, err := newLiveService(map[string]string{
		"CLOUDFLARE_BASE_URL": baseURL, "CLOUDFLARE_API_TOKEN": fakeapi.Token, "CLOUDFLARE_ACCOUNT_ID": fakeapi.AccountID, "REALTIMEKIT_APP_ID": fakeapi.AppID,
	})
	if err != nil {
		t.Fatal(err)
	}
	return service
}

func TestLiveQuestions_nothingSecret(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(300)
	api := fakeapi.New(data)
	api.Inject(&fakeapi.Fault{Answer: func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		w.Header().Set("Ratelimit", `"`+fakeapi.AccountID+`";r=50;t=30`)
		fakeapi.Rewrite(func(body []byte) []byte { return bytes.ReplaceAll(body, []byte("end_offset"), []byte(fakeapi.AppID)) })(w, r, next)
	}})
	text := strings.Join(allAnswers(newFakeService(t, api)), "\n")
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
		answer fakeapi.Effect
		at     int // the number of the request that fails, and the last
	}{
		"HTTP status 401, errors.code 10000: check that CLOUDFLARE_API_TOKEN is valid": {fakeapi.ErrorB(401, 10000, "Authentication error"), 1},
		"HTTP status 404, error.code 404: check CLOUDFLARE_ACCOUNT_ID":                 {fakeapi.ErrorA(404, 404, "App not found"), 1},
		"HTTP status 429, errors.code 971: run it again in five minutes":               {fakeapi.RetryAfter("1"), 8},
		"HTTP status 503: run it again later":                                          {fakeapi.HTML(503), 15},
		"HTTP status 302 without a page of sessions":                                   {fakeapi.Redirect("https://example.com/"), 2},
		"HTTP status 200 without a page of sessions":                                   {fakeapi.HTML(200), 1},
		"no answer came: EOF; check CLOUDFLARE_BASE_URL and the network":               {fakeapi.HangUp(), 20},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			api := fakeapi.New(fakeapi.Sessions(300))
			api.Inject(&fakeapi.Fault{When: func(r fakeapi.Request) bool { return r.N >= test.at }, Answer: test.answer})
			service := newFakeService(t, api)
			allAnswers(service)
			if service.err == nil || !strings.Contains(service.err.Error(), want) || strings.Contains(service.err.Error(), fakeapi.AccountID) {
				t.Errorf("error: %v", service.err)
			}
			wantRequests(t, api, test.at)
		})
	}
}

func TestReadLive_requests(t *testing.T) {
	t.Parallel()
	for name, api := range map[string]*fakeapi.Server{
		"usual":    fakeapi.New(fakeapi.Sessions(30_000)),
		"refusals": fakeapi.New(fakeapi.Sessions(300), fakeapi.NoPaging(), fakeapi.RefuseOverMaximum(422), fakeapi.PageZero(422), fakeapi.PastTheEnd(422)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			service := newFakeService(t, api)
			readLive(t, service)
			provided := countByProvider(api)
			if provided < 2 || provided > 2*mostPlanRequests || service.sent > 25 {
				t.Errorf("%d requests, and %d by the provider", service.sent, provided)
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
		option fakeapi.Option
		fault  *fakeapi.Fault
		most   int // requests
		want   string
	}{
		"not complete": {fakeapi.TotalCount(func(n int) any { return n + 5 }), nil, mostPlanRequests, "not proven complete"},
		"denied":       {fakeapi.Latency(0), &fakeapi.Fault{When: byProvider, Answer: fakeapi.ErrorB(403, 10000, "No access to "+fakeapi.AccountID)}, 1, "No access to CLOUDFLARE_ACCOUNT_ID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := fakeapi.New(fakeapi.Sessions(30), test.option)
			if test.fault != nil {
				api.Inject(test.fault)
			}
			usage := gather(newFakeService(t, api)).oldestUsage()
			redact, said := usage.ErrorCheck, ""
			usage.ErrorCheck = func(err error) error {
				said = cmp.Or(said, redact(err).Error())
				return nil
			}
			resource.UnitTest(t, usage)
			if !strings.Contains(strings.Join(strings.Fields(said), " "), test.want) || strings.Contains(said, fakeapi.AccountID) {
				t.Errorf("the error is: %s", said)
			}
			if got := countByProvider(api); got == 0 || got > test.most {
				t.Errorf("%d requests by the provider", got)
			}
		})
	}
}
