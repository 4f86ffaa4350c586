package fakeapi_test

import (
	"crypto/tls"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const sessionsPath = "/accounts/" + fakeapi.AccountID + "/realtime/kit/" + fakeapi.AppID + "/sessions"

// reply is an answer, decoded if its status is 200.
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
func get(t *testing.T, s http.Handler, query string) reply {
	t.Helper()
	return do(t, s, request(t, fakeapi.MemoryURL, query))
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

func do(t *testing.T, s http.Handler, r *http.Request) reply {
	t.Helper()
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, r)
	got := reply{status: recorder.Code, header: recorder.Header(), body: recorder.Body.String()}
	if got.status == http.StatusOK {
		if err := json.Unmarshal(recorder.Body.Bytes(), &got.answer); err != nil {
			t.Fatalf("%v in %s", err, got.body)
		}
	}
	return got
}

// wantPositions compares the sessions of a reply with positions in a list.
func wantPositions(t *testing.T, got reply, list []fakeapi.Session, want ...int) {
	t.Helper()
	found := make([]int, len(got.answer.Data.Sessions))
	for i, row := range got.answer.Data.Sessions {
		found[i] = slices.IndexFunc(list, func(s fakeapi.Session) bool { return s.ID == row["id"] })
	}
	if got.status != http.StatusOK || !slices.Equal(found, want) {
		t.Errorf("status %d, sessions %v, want %v", got.status, found, want)
	}
}

func options(all ...fakeapi.Option) []fakeapi.Option { return all }

func faulty(answer fakeapi.Effect) (*fakeapi.Server, *fakeapi.Fault) {
	s, fault := fakeapi.New(fakeapi.Sessions(3)), &fakeapi.Fault{Answer: answer}
	s.Inject(fault)
	return s, fault
}

// hosts are the ways to reach the server.
var hosts = map[string]func(*testing.T, *fakeapi.Server) (*http.Transport, string){
	"in memory": func(_ *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		return s.Transport(), fakeapi.MemoryURL
	},
	"on a socket": func(t *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		t.Helper()
		baseURL, err := s.Listen("127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		return &http.Transport{}, baseURL
	},
	"on HTTP/2": func(t *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		t.Helper()
		baseURL, roots, err := s.ListenTLS()
		if err != nil {
			t.Fatal(err)
		}
		return &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}, baseURL
	},
}

// fetch is the whole way through a client. The body is what arrived.
func fetch(t *testing.T, s *fakeapi.Server, host string) (body []byte, response *http.Response, err error) {
	t.Helper()
	transport, baseURL := hosts[host](t, s)
	t.Cleanup(transport.CloseIdleConnections)
	t.Cleanup(s.Close)
	response, err = transport.RoundTrip(request(t, baseURL, ""))
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	return body, response, err
}
