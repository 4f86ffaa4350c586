package main

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestWithoutAnAccountItSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	const after = ". The token needs the permission Realtime or Realtime Admin. Nothing is changed there, and at most 60 requests are sent, beside those of the provider"
	for want, environ := range map[string][]string{
		"CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID": nil,
		"CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID":                       {"CLOUDFLARE_API_TOKEN=x", "REALTIMEKIT_APP_ID="},
		"CLOUDFLARE_API_TOKEN":                                            {"CLOUDFLARE_ACCOUNT_ID=x", "REALTIMEKIT_APP_ID=x", "CLOUDFLARE_EMAIL=x"},
		"CLOUDFLARE_EMAIL":                                                {"CLOUDFLARE_ACCOUNT_ID=x", "REALTIMEKIT_APP_ID=x", "CLOUDFLARE_API_KEY=x"},
		"REALTIMEKIT_APP_ID":                                              {"CLOUDFLARE_ACCOUNT_ID=x", "CLOUDFLARE_API_KEY=x", "CLOUDFLARE_EMAIL=x"},
	} {
		var printed strings.Builder
		err := run(t.Context(), "", account.In(environ), &printed)
		if err == nil || err.Error() != "needs an account to read: set "+want+after || printed.Len() > 0 {
			t.Errorf("%v\n%s", err, printed.String())
		}
	}
}

// What the provider would not send, the check does not send either: a token over
// plain http, and an id that leads out of its path.
func TestWhatMustNotBeSentIsRefused(t *testing.T) {
	t.Parallel()
	for entry, name := range map[string]string{
		"CLOUDFLARE_BASE_URL=http://example.com/hunter2":              "CLOUDFLARE_BASE_URL: ",
		"CLOUDFLARE_BASE_URL=https://me:hunter2@example.com/v4":       "CLOUDFLARE_BASE_URL: ",
		"CLOUDFLARE_BASE_URL=https://example.com/client/v4?x=hunter2": "CLOUDFLARE_BASE_URL: ",
		"CLOUDFLARE_ACCOUNT_ID=hunter2":                               "CLOUDFLARE_ACCOUNT_ID: ",
		"REALTIMEKIT_APP_ID=../../../hunter2":                         "REALTIMEKIT_APP_ID: ",
		"CLOUDFLARE_API_TOKEN=hunter2 x":                              "CLOUDFLARE_API_TOKEN: ",
		"CLOUDFLARE_API_KEY=hunter2\nx":                               "CLOUDFLARE_API_KEY: ",
		"CLOUDFLARE_EMAIL=hunter2 x@example.com":                      "CLOUDFLARE_EMAIL: ",
		"CLOUDFLARE_BASE_URL=http://localhost/client/v4#sections":     "CLOUDFLARE_BASE_URL: ",
	} {
		environ := append(variables("https://example.com/client/v4"), "CLOUDFLARE_API_KEY="+fakeapi.Key, "CLOUDFLARE_EMAIL="+fakeapi.Email, entry)
		_, err := newService(account.In(environ))
		if err == nil || !strings.HasPrefix(err.Error(), name) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", entry, err)
		}
	}
}

func TestTheAccountIsWhatTheProviderReads(t *testing.T) {
	t.Parallel()
	s, err := newService(account.In(append(variables(""), "CLOUDFLARE_API_KEY=left-over")))
	if err != nil {
		t.Fatal(err)
	}
	want := "https://api.cloudflare.com/client/v4/accounts/" + fakeapi.AccountID + "/realtime/kit/" + fakeapi.AppID + "/sessions"
	if got := s.sessions().String(); got != want || s.token != fakeapi.Token || s.key != "" {
		t.Errorf("%s with %v", got, s.secrets())
	}
}
