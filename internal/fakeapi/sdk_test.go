package fakeapi_test

import (
	"cmp"
	"net/http"
	"reflect"
	"slices"
	"testing"

	"github.com/cloudflare/cloudflare-go/v7/option"
	"github.com/cloudflare/cloudflare-go/v7/realtime_kit"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const milliseconds = "2006-01-02T15:04:05.000Z"

// sdk leads the official SDK, which knows the API from Cloudflare's own description, to a server.
func sdk(t *testing.T, s *fakeapi.Server) []option.RequestOption {
	t.Helper()
	t.Cleanup(s.Close)
	return []option.RequestOption{
		option.WithBaseURL(fakeapi.MemoryURL + "/"),
		option.WithHTTPClient(&http.Client{Transport: s.Transport()}),
		option.WithMaxRetries(0),
		option.WithAPIToken(fakeapi.Token),
	}
}

func params() (p realtime_kit.SessionGetSessionsParams) {
	p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
	return p
}

func TestSDK_page(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(130)
	p := params()
	p.PageNo.Value, p.PageNo.Present = 2, true
	p.PerPage.Value, p.PerPage.Present = 100, true
	p.SortOrder.Value, p.SortOrder.Present = realtime_kit.SessionGetSessionsParamsSortOrderAsc, true
	got, err := realtime_kit.NewSessionService(sdk(t, fakeapi.New(all))...).GetSessions(t.Context(), fakeapi.AppID, p)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Success || got.Paging.TotalCount != 130 || got.Paging.StartOffset != 101 || got.Paging.EndOffset != 130 {
		t.Errorf("success %v, paging %+v", got.Success, got.Paging)
	}
	if rows := got.Data.Sessions; len(rows) != 30 || rows[0].ID != all[100].ID {
		t.Errorf("%d sessions", len(rows))
	}
}

func TestSDK_filters(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(40)
	p := params()
	p.AssociatedID.Value, p.AssociatedID.Present = all[5].AssociatedID, true
	p.StartTime.Value, p.StartTime.Present = all[3].CreatedAt, true
	p.EndTime.Value, p.EndTime.Present = all[9].CreatedAt, true
	p.Participants.Value, p.Participants.Present = "1:60", true
	p.Search.Value, p.Search.Present = "party", true
	p.SortBy.Value, p.SortBy.Present = realtime_kit.SessionGetSessionsParamsSortByMinutesConsumed, true
	p.Status.Value, p.Status.Present = realtime_kit.SessionGetSessionsParamsStatusLive, true
	got, err := realtime_kit.NewSessionService(sdk(t, fakeapi.New(all))...).GetSessions(t.Context(), fakeapi.AppID, p, option.WithHeaderDel("Authorization"), option.WithAPIKey(fakeapi.Key), option.WithAPIEmail(fakeapi.Email))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Data.Sessions) != 1 || got.Data.Sessions[0].ID != all[5].ID {
		t.Errorf("%+v", got.Data.Sessions)
	}
}

func TestSDK_apps(t *testing.T) {
	t.Parallel()
	s := fakeapi.NewSample(fakeapi.Sessions(8))
	var p realtime_kit.AppGetParams
	p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
	p.PageNo.Value, p.PageNo.Present = 1, true
	p.PerPage.Value, p.PerPage.Present = 2, true
	p.SortOrder.Value, p.SortOrder.Present = realtime_kit.AppGetParamsSortOrderAsc, true
	got, err := realtime_kit.NewAppService(sdk(t, s)...).Get(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	var apps []fakeapi.AppRecord
	for _, app := range got.Data {
		apps = append(apps, fakeapi.AppRecord{ID: app.ID, Name: app.Name, CreatedAt: app.CreatedAt.Format(milliseconds)})
	}
	if want := s.Apps(fakeapi.AccountID)[:2]; !reflect.DeepEqual(apps, want) || got.Paging.TotalCount != 3 || got.Paging.EndOffset != 2 {
		t.Errorf("%+v with %+v, want %+v", apps, got.Paging, want)
	}
}

func TestSDK_session(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(20)
	s := fakeapi.New(all)
	for _, want := range []fakeapi.Session{all[5], all[10]} { // live, and with breakout rooms
		var p realtime_kit.SessionGetSessionDetailsParams
		p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
		p.IncludeBreakoutRooms.Value, p.IncludeBreakoutRooms.Present = true, true
		got, err := realtime_kit.NewSessionService(sdk(t, s)...).GetSessionDetails(t.Context(), fakeapi.AppID, want.ID, p)
		if err != nil {
			t.Fatal(err)
		}
		d, ended := got.Data, ""
		if want.EndedAt != nil {
			ended = want.EndedAt.Format(milliseconds)
		}
		if !got.Success || d.ID != want.ID || d.AssociatedID != want.AssociatedID || d.MeetingDisplayName != want.MeetingDisplayName ||
			string(d.Type) != want.Type || string(d.Status) != want.Status || d.LiveParticipants != float64(want.LiveParticipants) ||
			d.MaxConcurrentParticipants != float64(want.MaxConcurrentParticipants) || d.MinutesConsumed != want.MinutesConsumed ||
			d.OrganizationID != want.OrganizationID || d.CreatedAt != want.CreatedAt.Format(milliseconds) || d.EndedAt != ended ||
			d.StartedAt != want.StartedAt.Format(milliseconds) || d.UpdatedAt != want.UpdatedAt.Format(milliseconds) ||
			len(d.BreakoutRooms) != len(want.BreakoutRooms) {
			t.Errorf("%+v, want %+v", d, want)
		}
	}
}

func TestSDK_participants(t *testing.T) {
	t.Parallel()
	session := fakeapi.Sessions(6)[5] // a live one
	s := fakeapi.New([]fakeapi.Session{session})
	for view, want := range map[realtime_kit.SessionGetSessionParticipantsParamsView][]fakeapi.Participant{
		realtime_kit.SessionGetSessionParticipantsParamsViewRaw:          fakeapi.Participants(session),
		realtime_kit.SessionGetSessionParticipantsParamsViewConsolidated: fakeapi.Consolidated(fakeapi.Participants(session)),
	} {
		var p realtime_kit.SessionGetSessionParticipantsParams
		p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
		p.PerPage.Value, p.PerPage.Present = 200, true
		p.SortBy.Value, p.SortBy.Present = realtime_kit.SessionGetSessionParticipantsParamsSortByJoinedAt, true
		p.SortOrder.Value, p.SortOrder.Present = realtime_kit.SessionGetSessionParticipantsParamsSortOrderAsc, true
		p.IncludePeerEvents.Value, p.IncludePeerEvents.Present = true, true
		p.View.Value, p.View.Present = view, true
		got, err := realtime_kit.NewSessionService(sdk(t, s)...).GetSessionParticipants(t.Context(), fakeapi.AppID, session.ID, p)
		if err != nil {
			t.Fatal(err)
		}
		var rows []fakeapi.Participant
		for _, p := range got.Data.Participants {
			row := fakeapi.Participant{
				ID: p.ID, UserID: p.UserID, CustomParticipantID: p.CustomParticipantID, PresetName: p.PresetName,
				JoinedAt: p.JoinedAt, CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt, Duration: p.Duration,
			}
			if !p.JSON.DisplayName.IsNull() {
				row.DisplayName = &p.DisplayName
			}
			if !p.JSON.LeftAt.IsNull() {
				row.LeftAt = &p.LeftAt
			}
			if events := p.PeerEvents; len(events) == 0 || events[0].ParticipantID != p.ID || !events[0].EventName.IsKnown() || events[0].SessionID != session.ID {
				t.Errorf("peer events %+v", events)
			}
			rows = append(rows, row)
		}
		slices.SortFunc(want, func(a, b fakeapi.Participant) int { return cmp.Compare(a.JoinedAt, b.JoinedAt) })
		if !reflect.DeepEqual(rows, want) || len(want) == 0 {
			t.Errorf("%s: %+v, want %+v", view, rows, want)
		}
	}
}

func TestSDK_daywise(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(60)
	s := fakeapi.New(all)
	var p realtime_kit.AnalyticsGetOrgAnalyticsParams
	p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
	p.StartDate.Value, p.StartDate.Present = "2026-01-02", true
	p.EndDate.Value, p.EndDate.Present = "2026-01-04", true
	read, err := realtime_kit.NewAnalyticsService(sdk(t, s)...).GetOrgAnalytics(t.Context(), fakeapi.AppID, p)
	if err != nil {
		t.Fatal(err)
	}
	sessions, recordings := read.Data.SessionStats, read.Data.RecordingStats
	got := fakeapi.Daywise{
		Sessions:   fakeapi.Totals{Count: sessions.SessionsCount, Minutes: sessions.SessionsMinutesConsumed},
		Recordings: fakeapi.Totals{Count: recordings.RecordingCount, Minutes: recordings.RecordingMinutesConsumed},
	}
	for _, d := range sessions.DayStats {
		got.Sessions.Days = append(got.Sessions.Days, fakeapi.DayTotal{Day: d.Day, Count: d.TotalSessions, Minutes: d.TotalSessionMinutes})
	}
	for _, d := range recordings.DayStats {
		got.Recordings.Days = append(got.Recordings.Days, fakeapi.DayTotal{Day: d.Day, Count: d.TotalRecordings, Minutes: float64(d.TotalRecordingMinutes)})
	}
	if want := fakeapi.DaywiseOf(all, "2026-01-02", "2026-01-04"); !reflect.DeepEqual(got, want) || len(want.Sessions.Days) != 3 || want.Recordings.Count == 0 {
		t.Errorf("%+v, want %+v", got, want)
	}
}
