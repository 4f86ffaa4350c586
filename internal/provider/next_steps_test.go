package provider

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestAReadThatEndsBeforeAnAnswerIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	const otherwise = "the window with start_time and end_time; raise timeouts.read above 15m0s; or raise requests_per_five_minutes in the " +
		"provider block, if the rest of the run can spare the requests."

	tooMuch := &realtimekit.Error{Kind: realtimekit.KindTooMuch, Page: 1, Estimate: &realtimekit.Estimate{
		Requests: 3999, PageSize: 25, Needed: 15 * time.Minute, Left: 599*time.Second + 800*time.Millisecond,
	}}

	const estimate = "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
		"but timeouts.read leaves 10m0s.\n\n(page 1)\n\n"

	tooMuchBy1000 := &realtimekit.Error{Kind: realtimekit.KindTooMuch, Page: 1, Estimate: &realtimekit.Estimate{
		Requests: 3999, PageSize: 1000, Needed: 15 * time.Minute, Left: 10 * time.Minute,
	}}

	for name, test := range map[string]struct {
		failure *realtimekit.Error
		query   realtimekit.Query
		want    string
	}{
		"with per_page": {
			tooMuch, realtimekit.Query{PerPage: 25}, "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
				"but timeouts.read leaves 10m0s.\n\n(page 1)\n\nRaise per_page of this block, now 25, up to 1000, or remove it; narrow " + otherwise,
		},
		"without per_page": {
			tooMuch, realtimekit.Query{}, "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
				"but timeouts.read leaves 10m0s.\n\n(page 1)\n\nThe API gives no more sessions in a page. Narrow " + otherwise,
		},
		"with a per_page that the API does not give": {
			tooMuch, realtimekit.Query{PerPage: 100}, estimate + "The API gives no more sessions in a page. Narrow " + otherwise,
		},
		"with the largest per_page": {
			tooMuchBy1000, realtimekit.Query{PerPage: 1000}, strings.ReplaceAll(estimate, "of 25 sessions", "of 1000 sessions") + "Narrow " + otherwise,
		},
		"with max_items": {
			tooMuch,
			realtimekit.Query{MaxItems: 5000, PerPage: 25},
			estimate + "Lower max_items of this block, now 5000; raise per_page of this block, now 25, up to 1000, or remove it; narrow " + otherwise,
		},
		"a wait until a moment that is told": {
			&realtimekit.Error{Kind: realtimekit.KindServer, Page: 1, Status: 503, Wait: 59*time.Minute + 59*time.Second + 47*time.Millisecond},
			realtimekit.Query{},
			"The API failed" + withoutWords + "\n\n(HTTP status 503, page 1)\n\n" +
				"The API asks to wait 59m59s, which is longer than timeouts.read leaves. " + runLater,
		},
		"the longest wait that is told": {
			&realtimekit.Error{Kind: realtimekit.KindServer, Page: 1, Status: 503, Wait: 24 * time.Hour},
			realtimekit.Query{},
			"The API failed" + withoutWords + "\n\n(HTTP status 503, page 1)\n\n" +
				"The API asks to wait a day or more, which is longer than timeouts.read leaves. " + runLater,
		},
		"a wait of less than a second": {
			&realtimekit.Error{Kind: realtimekit.KindServer, Page: 1, Status: 503, Wait: 400 * time.Millisecond},
			realtimekit.Query{},
			"The API failed" + withoutWords + "\n\n(HTTP status 503, page 1)\n\n" +
				"The API asks to wait 1s, which is longer than timeouts.read leaves. " + runLater,
		},
		"cancelled": {
			&realtimekit.Error{Kind: realtimekit.KindCanceled, Page: 3},
			realtimekit.Query{},
			"The read was cancelled.\n\n(page 3)\n\nNothing was changed. Run again when you are ready.",
		},
		"budget used up": {
			&realtimekit.Error{Kind: realtimekit.KindBudget, Page: 7, Wait: 4 * time.Minute},
			realtimekit.Query{},
			"The budget of requests is used up for another 4m0s, which is longer than timeouts.read leaves.\n\n(page 7)\n\n" +
				"Raise timeouts.read of this block, or read less in one run. If it is the provider's own budget, requests_per_five_minutes in the " +
				"provider block raises it, at the expense of the rest of the run: Cloudflare documents 1,200 for everything that uses the same user or token.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := unableToListSessions(test.failure, test.query).Detail()
			if got != test.want {
				t.Errorf("explained as\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestALaterPageThatIsRefusedIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	failure := &realtimekit.Error{Kind: realtimekit.KindNotFound, Page: 2, Status: 404, Message: "no such page"}
	query := realtimekit.Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}

	const (
		cause = "Cloudflare finds no such account, app or page: \"no such page\".\n\n(HTTP status 404, page 2)\n\n"
		later = "Page 1 was answered, and its total promises this page, so the ids and the arguments are right. Run again; " +
			"if it goes on, narrow the window with start_time and end_time, or show the line above to Cloudflare's support."
	)

	if got := unableToListSessions(failure, query).Detail(); got != cause+later {
		t.Errorf("explained as\n%s", got)
	}

	query.PageNo = 2
	if got := unableToListSessions(failure, query).Detail(); got != cause+checkIDs+" Or page_no 2 is past the end of the list: use a smaller one, or remove it." {
		t.Errorf("with page_no, explained as\n%s", got)
	}
}

func TestARefusalThatNamesNoArgumentNamesThoseThatWereSent(t *testing.T) {
	t.Parallel()

	failure := &realtimekit.Error{Kind: realtimekit.KindInvalid, Page: 7, Status: 400}
	query := realtimekit.Query{
		AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, Status: realtimekit.StatusLive, StartTime: time.Unix(1, 0), PageNo: 7, PerPage: 10,
	}

	want := "The API refused an argument" + withoutWords + "\n\n(HTTP status 400, page 7)\n\nThe answer does not say which. " +
		"Try without each of those that were sent: page_no, per_page, start_time, status. " + checkNetwork +
		" Or page_no 7 is past the end of the list: use a smaller one, or remove it."
	if got := unableToListSessions(failure, query).Detail(); got != want {
		t.Errorf("explained as\n%s\nwant\n%s", got, want)
	}
}

// What one read is told holds for all of the process: the second one asks nothing.
func TestAWaitThatAnotherReadWasAskedForIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()
		server.Inject(&fakeapi.Fault{When: fakeapi.Any(), Answer: fakeapi.RetryAfter("300")})

		base, err := realtimekit.ParseBaseURL(fakeapi.MemoryURL)
		if err != nil {
			t.Fatal(err)
		}

		client, err := realtimekit.New(realtimekit.Config{BaseURL: base, Transport: server.Transport()})
		if err != nil {
			t.Fatal(err)
		}

		failedReadBy(t, client)

		want := "The limit of requests is reached: in answer to another request, the API asked this process to wait.\n\n(page 1)\n\n" +
			"The API asks to wait 5m0s, which is longer than timeouts.read leaves. Wait and run again, raise timeouts.read of this block, " +
			"or lower requests_per_five_minutes in the provider block: the limit is shared by everything that uses the same user or token."
		if got := failedReadBy(t, client); got != want {
			t.Errorf("explained as\n%s\nwant\n%s", got, want)
		}

		if got := len(server.Requests()); got != 1 {
			t.Errorf("%d requests", got)
		}
	})
}
