package realtimekit

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// failing serves three sessions after so many failures.
func failing(t *testing.T, times int, answer fakeapi.Effect) (*fakeapi.Server, *fakeapi.Fault) {
	t.Helper()

	server := fakeapi.New(fakeapi.Sessions(3))
	t.Cleanup(server.Close)

	fault := &fakeapi.Fault{Name: t.Name(), When: fakeapi.Any(), Times: times, Answer: answer}
	server.Inject(fault)

	return server, fault
}

func TestAFailureThatPassesIsRetried(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{
		"408": fakeapi.Status(408, ""), "500": fakeapi.ErrorB(500, 0, "oops"), "502": fakeapi.HTML(502), "503": fakeapi.Status(503, ""),
		"520": fakeapi.HTML(520), "522": fakeapi.HTML(522), "527": fakeapi.HTML(527), "530": fakeapi.HTML(530),
		"no answer": fakeapi.HangUp(), "cut off": fakeapi.CutOff(100), "html": fakeapi.HTML(200), "half JSON": fakeapi.Body(`{"success":true,`),
		"empty": fakeapi.Body(``), "500 with status 200": fakeapi.ErrorA(200, 500, "oops"),
		// What is out of order cannot judge credentials and routes.
		"503 of credentials": fakeapi.ErrorB(503, 10000, "no"), "500 of a header": fakeapi.ErrorB(500, 6003, "no"),
		"502 of a route": fakeapi.ErrorB(502, 7003, "no"), "408 of a token": fakeapi.ErrorB(408, 9109, "no"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 4, answer)

				listing, err := connect(t, server).Sessions(t.Context(), app())
				if err != nil || len(listing.Sessions) != 3 || !listing.Complete {
					t.Errorf("listing %+v, error %v", listing, err)
				}

				if fault.Fired() != 4 {
					t.Errorf("the fault fired %d times", fault.Fired())
				}
			})
		})
	}
}

func TestRetriesEndAfterTheirNumber(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(500, 1, "oops"))
		begin := time.Now()

		_, err := connect(t, server).Sessions(t.Context(), app())

		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindServer || failure.Attempts != 5 || fault.Fired() != 5 {
			t.Errorf("error %#v after %d requests", err, fault.Fired())
		}

		// At least 0.5 + 1 + 2 + 4 s, and at the most twice as long.
		if waited := time.Since(begin); waited < 7500*time.Millisecond || waited > 15*time.Second {
			t.Errorf("waited %s", waited)
		}
	})
}

func TestEveryWaitIsWithinItsBounds(t *testing.T) {
	t.Parallel()

	for range 100 {
		waits := newBackOff()

		for least := firstWait; least < time.Hour; least *= 2 {
			low, high := min(least, longestWait/2), min(2*least, longestWait)
			if wait := waits.NextBackOff(); wait < low || wait > high {
				t.Fatalf("waits %s, want %s to %s", wait, low, high)
			}
		}
	}
}

func TestARefusalIsNotRetried(t *testing.T) {
	t.Parallel()

	// askedOnce is the rule. A page that is not found may be a matter of where
	// pages begin to count: page 0 is asked for too.
	const askedOnce, askedForZero = 1, 2

	for name, test := range map[string]struct {
		answer   fakeapi.Effect
		want     Kind
		requests int
	}{
		"401":              {fakeapi.ErrorB(401, 10000, "no"), KindPermission, askedOnce},
		"403":              {fakeapi.HTML(403), KindPermission, askedOnce},
		"404":              {fakeapi.ErrorA(404, 404, "no"), KindNotFound, askedForZero},
		"404 with 200":     {fakeapi.ErrorA(200, 404, "no"), KindNotFound, askedForZero},
		"405":              {fakeapi.Status(405, ""), KindRejected, askedOnce},
		"refused with 200": {fakeapi.ErrorB(200, 12345, "no"), KindRejected, askedOnce},
		"10000 with 200":   {fakeapi.ErrorB(200, 10000, "no"), KindPermission, askedOnce},
		"malformed":        {fakeapi.ErrorB(400, 6003, "no"), KindCredentials, askedOnce},
		"no key":           {fakeapi.ErrorB(400, 9106, "no"), KindCredentials, askedOnce},
		"bad token":        {fakeapi.ErrorB(403, 9109, "no"), KindPermission, askedOnce},
		"no route":         {fakeapi.ErrorB(404, 7003, "no"), KindNotFound, askedOnce},
		"another shape":    {fakeapi.Body(`{"success":true,"data":null}`), KindShape, askedOnce},
		"no id":            {fakeapi.Body(`{"success":true,"data":{"sessions":[{}]}}`), KindShape, askedOnce},
		"nested too deep":  {fakeapi.Body(`{"data":` + nested(10000) + `}`), KindShape, askedOnce},
		"redirect":         {fakeapi.Redirect("https://example.com/elsewhere"), KindRedirect, askedOnce},
		"too large":        {fakeapi.Huge(largestPage + 1), KindTooLarge, askedOnce},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 0, test.answer)

				_, err := connect(t, server).Sessions(t.Context(), app())

				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != test.want || failure.Attempts != 1 {
					t.Errorf("error %#v, want kind %d after one attempt", err, test.want)
				}

				if fault.Fired() != test.requests || len(server.Requests()) != test.requests {
					t.Errorf("%d requests, want %d", len(server.Requests()), test.requests)
				}
			})
		})
	}
}
