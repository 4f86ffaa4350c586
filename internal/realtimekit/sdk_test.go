package realtimekit

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
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

	list, err := readSessions(t.Context(), connect(t, server), app())
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
	got, want := plainJSON(t, map[string]any{
		"id": own.ID, "associated_id": own.AssociatedID, "meeting_display_name": own.MeetingDisplayName, "organization_id": own.OrganizationID,
		"type": own.Type, "status": own.Status, "created_at": own.CreatedAt, "started_at": own.StartedAt, "updated_at": own.UpdatedAt,
		"ended_at": own.EndedAt, "live_participants": own.LiveParticipants, "max_concurrent_participants": own.MaxConcurrentParticipants,
		"minutes_consumed": own.MinutesConsumed, "breakout_rooms": own.BreakoutRooms,
	}), plainJSON(t, map[string]any{
		"id": other.ID, "associated_id": other.AssociatedID, "meeting_display_name": other.MeetingDisplayName, "organization_id": other.OrganizationID,
		"type": other.Type, "status": other.Status, "created_at": other.CreatedAt, "started_at": other.StartedAt, "updated_at": other.UpdatedAt,
		"ended_at": other.EndedAt, "live_participants": other.LiveParticipants, "max_concurrent_participants": other.MaxConcurrentParticipants,
		"minutes_consumed": other.MinutesConsumed, "breakout_rooms": other.BreakoutRooms,
	})
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the client reads\n%v, the SDK\n%v", got, want)
	}
}

// plainJSON decodes fields from their JSON. The SDK shows absent texts and lists as empty
// ones.
func plainJSON(t *testing.T, fields map[string]any) (plain map[string]any) {
	t.Helper()
	text, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &plain); err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(plain, func(_ string, value any) bool { return slices.Contains([]string{"", "[]", "<nil>"}, fmt.Sprint(value)) })
	return plain
}
