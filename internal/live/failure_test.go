package main

import (
	"errors"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// failing is a fake whose requests meet a fault.
func failing(answer fakeapi.Effect, when func(fakeapi.Request) bool) (*fakeapi.Server, *fakeapi.Fault) {
	api := fakeapi.New(fakeapi.Sessions(300))
	fault := &fakeapi.Fault{Name: "fault", When: when, Answer: answer}
	api.Inject(fault)
	return api, fault
}

func TestAFailureSaysWhatItWasAndWhatToDo(t *testing.T) {
	t.Parallel()
	const path = "/client/v4/accounts/" + fakeapi.AccountID + "/realtime/kit/" + fakeapi.AppID
	ray := " (cf-ray 0000000000000001-FAK). "
	for name, test := range map[string]struct {
		answer fakeapi.Effect
		want   string
	}{
		"wrong token": {
			fakeapi.ErrorB(403, 10000, "Authentication error"),
			"HTTP status 403, code 10000: Authentication error" + ray + "Check that the token is valid, belongs to CLOUDFLARE_ACCOUNT_ID and has the permission Realtime or Realtime Admin there",
		},
		"wrong token, told as 401": {
			fakeapi.ErrorB(401, 9109, "Invalid access token"),
			"HTTP status 401, code 9109: Invalid access token" + ray + "Check that the token is valid, belongs to CLOUDFLARE_ACCOUNT_ID and has the permission Realtime or Realtime Admin there",
		},
		"a token that cannot be read": {
			fakeapi.ErrorB(400, 6003, "Invalid request headers"),
			"HTTP status 400, code 6003: Invalid request headers" + ray + "Copy the credentials again, whole: CLOUDFLARE_API_TOKEN, or CLOUDFLARE_API_KEY with CLOUDFLARE_EMAIL",
		},
		"unknown app": {
			fakeapi.ErrorA(404, 404, "App not found"),
			"HTTP status 404, code 404: App not found" + ray + "Check REALTIMEKIT_APP_ID, and that the app belongs to CLOUDFLARE_ACCOUNT_ID",
		},
		"no route, with ids and the token in the message": {
			fakeapi.ErrorB(404, 7003, "Could not route to "+path+" with "+fakeapi.Token),
			"HTTP status 404, code 7003: Could not route to /client/v4/accounts/(redacted)/realtime/kit/(redacted) with (redacted)" + ray + "Check CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_BASE_URL, which ends in /client/v4",
		},
		"both forms, one of them null": {
			fakeapi.Status(404, `{"success":false,"error":null,"errors":[{"code":7003,"message":"no"}]}`),
			"HTTP status 404, code 7003: no" + ray + "Check CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_BASE_URL, which ends in /client/v4",
		},
		"blocked, and told how long": {
			fakeapi.RetryAfter("120"),
			"HTTP status 429, code 971: Please wait and consider throttling your request speed" + ray + "Run again later: it asks to wait, Retry-After: 120",
		},
		"blocked": {
			fakeapi.RetryAfter(""),
			"HTTP status 429, code 971: Please wait and consider throttling your request speed" + ray + "Run again in five minutes: everything that uses the same credentials shares the limit",
		},
		"a page of HTML": {
			fakeapi.HTML(502),
			"HTTP status 502" + ray + "Run again later; if it goes on, see https://www.cloudflarestatus.com",
		},
		"no JSON": {
			fakeapi.HTML(200),
			"HTTP status 200, no JSON" + ray + "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service",
		},
		"a list": {
			fakeapi.Body(`{"success":true,"data":[]}`),
			"HTTP status 200, JSON, but not a page of sessions" + ray + "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service",
		},
		"no sessions": {
			fakeapi.Body(`{"success":true,"data":{}}`),
			"HTTP status 200, JSON, but not a page of sessions" + ray + "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service",
		},
		"rows that are none": {
			fakeapi.Body(`{"success":true,"data":{"sessions":["x"]}}`),
			"HTTP status 200, JSON, but not a page of sessions" + ray + "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service",
		},
		"a success that is none": {
			fakeapi.ErrorA(200, 5, "no"),
			"HTTP status 200, code 5: no" + ray + "The documents say nothing of it; report this",
		},
		"a redirect": {
			fakeapi.Redirect("https://example.com/"),
			"HTTP status 302, a redirect, which is not followed" + ray + "Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, fault := failing(test.answer, nil)
			_, answers, err := askAll(t.Context(), rehearsal(t, api))
			if err == nil || err.Error() != test.want || answers != nil {
				t.Errorf("%v\nwant\n%s\n%v", err, test.want, answers)
			}
			if fault.Fired() != 1 {
				t.Errorf("%d requests", fault.Fired())
			}
		})
	}
}

func TestAnErrorOfTheNetworkHoldsNoSecretEither(t *testing.T) {
	t.Parallel()
	s := rehearsal(t, nil)
	got := s.failure(page{}, errors.New("proxy: no way to "+fakeapi.AccountID+" with "+fakeapi.Token)).Error()
	want := "proxy: no way to (redacted) with (redacted). Check CLOUDFLARE_BASE_URL, which ends in /client/v4, and the network between here and the service"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
