package realtimekit

import (
	"encoding/json"
	"math"
	"net/http"
	"reflect"
	"testing"

	"github.com/cloudflare/cloudflare-go/v7/option"
	"github.com/cloudflare/cloudflare-go/v7/realtime_kit"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The client must read the same as the official SDK, which knows the API from
// Cloudflare's own description.
func TestClient_readsLikeTheOfficialSDK(t *testing.T) {
	t.Parallel()

	const n = 100

	server := serve(t, fakeapi.Sessions(n))

	list, err := connect(t, server).Sessions(t.Context(), app())
	if err != nil {
		t.Fatal(err)
	}

	seen := sdkSessions(t, server, n)
	if len(seen) != n || len(list.Sessions) != n {
		t.Fatalf("the SDK reads %d sessions, the client %d", len(seen), len(list.Sessions))
	}

	for i, session := range list.Sessions {
		compareWithSDK(t, session, seen[i])
	}
}

func sdkSessions(t *testing.T, server *fakeapi.Server, n int) []realtime_kit.SessionGetSessionsResponseDataSession {
	t.Helper()

	service := realtime_kit.NewSessionService(
		option.WithBaseURL(fakeapi.MemoryURL+"/"),
		option.WithAPIToken(fakeapi.Token),
		option.WithHTTPClient(&http.Client{Transport: server.Transport()}),
	)

	var params realtime_kit.SessionGetSessionsParams

	params.AccountID.Value, params.AccountID.Present = fakeapi.AccountID, true
	params.PerPage.Value, params.PerPage.Present = float64(n), true
	params.SortBy.Value, params.SortBy.Present = realtime_kit.SessionGetSessionsParamsSortByCreatedAt, true
	params.SortOrder.Value, params.SortOrder.Present = realtime_kit.SessionGetSessionsParamsSortOrderAsc, true

	response, err := service.GetSessions(t.Context(), fakeapi.AppID, params)
	if err != nil {
		t.Fatal(err)
	}

	return response.Data.Sessions
}

func compareWithSDK(t *testing.T, own Session, other realtime_kit.SessionGetSessionsResponseDataSession) {
	t.Helper()

	for name, pair := range map[string][2]any{
		"id":                          {own.ID, other.ID},
		"associated_id":               {*own.AssociatedID, other.AssociatedID},
		"meeting_display_name":        {*own.MeetingDisplayName, other.MeetingDisplayName},
		"organization_id":             {*own.OrganizationID, other.OrganizationID},
		"type":                        {*own.Type, string(other.Type)},
		"status":                      {*own.Status, string(other.Status)},
		"live_participants":           {*own.LiveParticipants, int64(math.Round(other.LiveParticipants))},
		"max_concurrent_participants": {*own.MaxConcurrentParticipants, int64(math.Round(other.MaxConcurrentParticipants))},
		"minutes_consumed":            {*own.MinutesConsumed, other.MinutesConsumed},
		"breakout_rooms":              {len(own.BreakoutRooms), len(other.BreakoutRooms)},
		"created_at":                  {*own.CreatedAt, other.CreatedAt},
		"started_at":                  {*own.StartedAt, other.StartedAt},
		"updated_at":                  {*own.UpdatedAt, other.UpdatedAt},
		"ended_at":                    {orEmpty(own.EndedAt), other.EndedAt},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s of %s: the client reads %v, the SDK %v", name, own.ID, pair[0], pair[1])
		}
	}

	for i, room := range own.BreakoutRooms {
		var decoded any
		if err := json.Unmarshal(room, &decoded); err != nil || !reflect.DeepEqual(decoded, other.BreakoutRooms[i]) {
			t.Errorf("breakout room %d of %s: the client reads %v, the SDK %v", i, own.ID, decoded, other.BreakoutRooms[i])
		}
	}
}

// orEmpty is how the SDK shows an absent text.
func orEmpty(text *string) string {
	if text == nil {
		return ""
	}

	return *text
}
