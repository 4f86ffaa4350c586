package fakeapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The ids that are printed lead to sessions, and no two apps have as many.
func TestEveryAppOfTheEnvironmentIsServed(t *testing.T) {
	t.Parallel()
	server := fakeapi.NewSample(fakeapi.Sessions(100))
	counts := map[string]bool{}
	for _, account := range accounts(t) {
		for _, app := range account.Apps {
			counts[total(t, server, account.ID, app)] = true
		}
	}
	for _, want := range []string{"50", "25", "13"} {
		if !counts[want] {
			t.Errorf("no app has %s sessions, but %v", want, counts)
		}
	}
}

// The API's organization_id is the id of the app.
func TestEveryAppHasSessionsOfItsOwn(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(100)
	for _, app := range []string{fakeapi.AppID, fakeapi.Classroom, fakeapi.Support, fakeapi.Workshop} {
		for i, session := range fakeapi.SamplePart(app, data) {
			row, err := session.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			own := strings.Count(string(row), fmt.Sprintf(`"organization_id":%q`, app))
			if all := strings.Count(string(row), `"organization_id":`); own != 1+len(session.BreakoutRooms) || own != all {
				t.Errorf("session %d of %s is of another app: %s", i, app, row)
			}
		}
	}
	if !reflect.DeepEqual(data, fakeapi.Sessions(100)) {
		t.Error("the data that were given are others now")
	}
}

type account struct {
	ID   string `json:"account_id"`
	Apps map[string]string
}

func accounts(t *testing.T) map[string]account {
	t.Helper()
	var all map[string]account
	for _, entry := range fakeapi.SampleEnvironment("http://127.0.0.1/client/v4") {
		if text, ok := strings.CutPrefix(entry, "TF_VAR_accounts="); ok {
			if err := json.Unmarshal([]byte(text), &all); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// total is how many sessions the server says that an app has.
func total(t *testing.T, server *fakeapi.Server, account, app string) string {
	t.Helper()
	path := fmt.Sprintf("/client/v4/accounts/%s/realtime/kit/%s/sessions", account, app)
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	request.Header.Set("Authorization", "Bearer "+fakeapi.Token)
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, request)
	_, rest, _ := strings.Cut(recorder.Body.String(), `"total_count":`)
	count, _, _ := strings.Cut(rest, ",")
	return count
}
