package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestMain(m *testing.M) { clitest.TestMain(m) }

// variables lead to a base URL, with the credentials that the fake knows.
func variables(baseURL string) []string {
	return []string{
		"CLOUDFLARE_BASE_URL=" + baseURL, "CLOUDFLARE_API_TOKEN=" + fakeapi.Token,
		"CLOUDFLARE_ACCOUNT_ID=" + fakeapi.AccountID, "REALTIMEKIT_APP_ID=" + fakeapi.AppID,
	}
}

// served is a handler on a real socket, by its base URL.
func served(t *testing.T, handler http.Handler) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL + "/client/v4"
}

// direct leads to a handler without a socket: thousands of requests are asked.
type direct struct{ http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := httptest.NewRecorder()
	d.ServeHTTP(answer, r)
	return answer.Result(), nil
}

// rehearsal is the service played by a handler; nothing is waited for.
func rehearsal(t *testing.T, handler http.Handler) *service {
	t.Helper()
	s, err := newService(account.In(variables("http://localhost/client/v4")))
	if err != nil {
		t.Fatal(err)
	}
	s.breath, s.client.Transport = 0, direct{handler}
	return s
}

// asked are the answers by what they are about.
func asked(t *testing.T, handler http.Handler) map[string]string {
	t.Helper()
	_, answers, err := askAll(t.Context(), rehearsal(t, handler))
	if err != nil || len(answers) != len(questions) {
		t.Fatalf("%d answers: %v", len(answers), err)
	}
	found := map[string]string{}
	for _, a := range answers {
		found[a.about] = a.text()
	}
	return found
}

func fake(n int, options ...fakeapi.Option) http.Handler {
	return fakeapi.New(fakeapi.Sessions(n), options...)
}

func k(options ...fakeapi.Option) []fakeapi.Option { return options }

// wantUntold checks that nothing is told of these questions.
func wantUntold(t *testing.T, found map[string]string, abouts ...string) {
	t.Helper()
	for _, about := range abouts {
		if found[about] != untold {
			t.Errorf("%s: %q", about, found[about])
		}
	}
}
