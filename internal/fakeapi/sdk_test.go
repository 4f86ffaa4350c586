package fakeapi_test

import (
	"net/http"
	"testing"

	"github.com/cloudflare/cloudflare-go/v7/option"
	"github.com/cloudflare/cloudflare-go/v7/realtime_kit"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// service is the official SDK, which knows the API from Cloudflare's own description.
func service(s *fakeapi.Server, more ...option.RequestOption) *realtime_kit.SessionService {
	return realtime_kit.NewSessionService(append([]option.RequestOption{
		option.WithBaseURL(fakeapi.MemoryURL + "/"),
		option.WithHTTPClient(&http.Client{Transport: s.Transport()}),
		option.WithMaxRetries(0),
	}, more...)...)
}

func params() (p realtime_kit.SessionGetSessionsParams) {
	p.AccountID.Value, p.AccountID.Present = fakeapi.AccountID, true
	return p
}

func TestSDK_page(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(130)
	s := fakeapi.New(all)
	t.Cleanup(s.Close)
	p := params()
	p.PageNo.Value, p.PageNo.Present = 2, true
	p.PerPage.Value, p.PerPage.Present = 100, true
	p.SortOrder.Value, p.SortOrder.Present = realtime_kit.SessionGetSessionsParamsSortOrderAsc, true
	got, err := service(s, option.WithAPIToken(fakeapi.Token)).GetSessions(t.Context(), fakeapi.AppID, p)
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
	s := fakeapi.New(all)
	t.Cleanup(s.Close)
	p := params()
	p.AssociatedID.Value, p.AssociatedID.Present = all[5].AssociatedID, true
	p.StartTime.Value, p.StartTime.Present = all[3].CreatedAt, true
	p.EndTime.Value, p.EndTime.Present = all[9].CreatedAt, true
	p.Participants.Value, p.Participants.Present = "1:60", true
	p.Search.Value, p.Search.Present = "party", true
	p.SortBy.Value, p.SortBy.Present = realtime_kit.SessionGetSessionsParamsSortByMinutesConsumed, true
	p.Status.Value, p.Status.Present = realtime_kit.SessionGetSessionsParamsStatusLive, true
	got, err := service(s, option.WithAPIKey(fakeapi.Key), option.WithAPIEmail(fakeapi.Email)).GetSessions(t.Context(), fakeapi.AppID, p)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Data.Sessions) != 1 || got.Data.Sessions[0].ID != all[5].ID {
		t.Errorf("%+v", got.Data.Sessions)
	}
	if _, err := service(s, option.WithAPIToken("another")).GetSessions(t.Context(), fakeapi.AppID, params()); err == nil {
		t.Error("no error with another token")
	}
}
