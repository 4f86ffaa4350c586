package acceptance

import (
	"maps"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// odd is a session that says what the fields say, and else nothing.
func odd(fields map[string]any) []fakeapi.Session {
	session := fakeapi.Session{ID: "0de1e7e0-0000-4000-8000-000000000001", Extra: map[string]any{
		"associated_id": nil, "meeting_display_name": nil, "type": nil, "status": nil,
		"live_participants": nil, "max_concurrent_participants": nil, "minutes_consumed": nil,
		"organization_id": nil, "created_at": nil, "started_at": nil, "updated_at": nil,
	}}
	maps.Copy(session.Extra, fields)
	return []fakeapi.Session{session}
}

func TestTheReportHasTheNumbersOfTheSessions(t *testing.T) {
	t.Parallel()
	w := newWorkdir(t, fakeapi.New(some()), "examples/demo")
	apply(t, w)
	report, err := w.Text(t.Context(), "report")
	if err != nil {
		t.Fatal(err)
	}
	equalLines(t, withoutBars(report), reportLines(some()))
}

func TestTheReportReadsWellWhateverTheAPISends(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		server *fakeapi.Server
		want   []string
	}{
		"no sessions": {
			fakeapi.New(nil),
			[]string{"Sessions          0\nMeetings          0\nMinutes           0.0\nLive now          0\nComplete  yes, it is proven that no session is missing\n"},
		},
		"a session of which nothing is known": {
			fakeapi.New(odd(nil)),
			[]string{"Live now          0\n", "                  0.0         1                        (no meeting)\n", "unknown           0.0         1\n"},
		},
		"a session of no meeting": {
			fakeapi.New(odd(map[string]any{"meeting_display_name": "A stranger's"})),
			[]string{"Meetings          0\n", "                  0.0         1                        (no meeting)\n"},
		},
		"a meeting without a title": {
			fakeapi.New(odd(map[string]any{"associated_id": "unknown"})),
			[]string{"Meetings          1\n", "                  0.0         1                        (no title)\n"},
		},
		"a day that is no date": {
			fakeapi.New(odd(map[string]any{"created_at": "yesterday"})),
			[]string{"unknown           0.0         1\n"},
		},
		"a title that would move the cursor": {
			fakeapi.New(odd(map[string]any{"meeting_display_name": "\x1b[2Jred\u202e\r\nline\u061c\u0085 ", "status": "LIVE"})),
			[]string{"Live now    present\n                  0  \uFFFD[2Jred line \uFFFD\n"},
		},
		"a title that is long": {
			fakeapi.New(odd(map[string]any{"associated_id": "m", "meeting_display_name": strings.Repeat("日本語の", 20)})),
			[]string{"  " + strings.Repeat("日本語の", 9) + "日本語…\n"},
		},
		"a status in lower case": {
			fakeapi.New(odd(map[string]any{"status": "live"})),
			[]string{"Live now          1\n", "Live now    present\n                  0  (no title)\n"},
		},
		"more live sessions than fit": {
			fakeapi.New(many(25)),
			[]string{"Live now         25\n", "\n… and 5 more\n"},
		},
		"a list that is not complete": {
			fakeapi.New(fakeapi.Sessions(120), fakeapi.TotalCount(func(real int) any { return real + 5 })),
			[]string{"Complete  NOT PROVEN, sessions may be missing: the API reports 125 as the total\n"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, test.server, "examples/demo")
			apply(t, w)
			report, err := w.Text(t.Context(), "report")
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(report, want) {
					t.Errorf("no %q in\n%s", want, report)
				}
			}
		})
	}
}

// many are n sessions that are live.
func many(n int) []fakeapi.Session {
	sessions := fakeapi.Sessions(n)
	for i := range sessions {
		sessions[i].Status = "LIVE"
	}
	return sessions
}
