package fakeapi_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const sessionsPath = "/accounts/" + fakeapi.AccountID + "/realtime/kit/" + fakeapi.AppID + "/sessions"

// reply is an answer, read as far as it can be.
type reply struct {
	status int
	header http.Header
	body   string
	answer struct {
		Success bool
		Data    struct {
			Sessions []map[string]any
			Paging   map[string]any
		}
		Paging map[string]any
	}
}

// get asks the handler directly, with the token.
func get(t *testing.T, s *fakeapi.Server, query string) reply {
	t.Helper()
	return do(t, s, request(t, "http://localhost/client/v4", query))
}

func request(t *testing.T, baseURL, query string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, baseURL+sessionsPath+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+fakeapi.Token)
	return r
}

func do(t *testing.T, s *fakeapi.Server, r *http.Request) reply {
	t.Helper()
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, r)
	return read(t, recorder.Result())
}

func read(t *testing.T, response *http.Response) reply {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	got := reply{status: response.StatusCode, header: response.Header, body: string(body)}
	if response.StatusCode == http.StatusOK {
		if err := json.Unmarshal(body, &got.answer); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
	}
	return got
}

// positions says which of fakeapi.Sessions the answer holds, in its order.
func (r reply) positions(t *testing.T) []int {
	t.Helper()
	if r.status != http.StatusOK {
		t.Fatalf("status %d: %s", r.status, r.body)
	}
	all := fakeapi.Sessions(200)
	found := make([]int, len(r.answer.Data.Sessions))
	for i, row := range r.answer.Data.Sessions {
		found[i] = slices.IndexFunc(all, func(s fakeapi.Session) bool { return s.ID == row["id"] })
	}
	return found
}

func wantPositions(t *testing.T, got reply, want ...int) {
	t.Helper()
	if p := got.positions(t); !slices.Equal(p, want) {
		t.Errorf("sessions %v, want %v", p, want)
	}
}

// mistake is what a call panics with, nil when it does not.
func mistake(call func()) (said any) {
	defer func() { said = recover() }()
	call()
	return nil
}

func options(k ...fakeapi.Option) []fakeapi.Option { return k }
