package provider_test

import (
	"encoding/base64"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// All pages ride through one tunnel.
func TestAProxyOfTheEnvironmentIsUsed(t *testing.T) {
	t.Parallel()

	if runtime.GOOS != "linux" {
		t.Skip("SSL_CERT_FILE adds no trust there")
	}

	w, listener := proxiedWorld(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(10))
	between := newProxy(t, listener, 0)
	w.with(map[string]string{"HTTPS_PROXY": "http://user:hush-password@" + between.address})

	ids := make([]knownvalue.Check, 40)
	for i, session := range fakeapi.Sessions(40) {
		ids[i] = knownvalue.StringExact(session.ID)
	}

	w.process(t, nil).reads(t, map[string]knownvalue.Check{"ids": knownvalue.ListExact(ids), "complete": knownvalue.Bool(true)})
	w.wantRequests(t, 5)

	credentials := "Basic " + base64.StdEncoding.EncodeToString([]byte("user:hush-password"))
	if got, want := between.requests(), [][2]string{{"CONNECT " + proxiedHost + ":443", credentials}}; !slices.Equal(got, want) {
		t.Errorf("the proxy was asked for %v, want %v", got, want)
	}
}

func TestAProxyIsNotUsedForWhatNoProxyNames(t *testing.T) {
	t.Parallel()

	// A label has 63 characters at the most. Nobody is asked for a name with a longer
	// one, where some networks would answer for any name.
	host := strings.Repeat("x", 64) + ".realtimekit.invalid"

	w, listener := proxiedWorld(t, fakeapi.Sessions(1))
	between := newProxy(t, listener, 0)
	w.with(map[string]string{
		"HTTPS_PROXY": "http://user:hush-password@" + between.address, "NO_PROXY": host, "CLOUDFLARE_BASE_URL": "https://" + host + "/client/v4",
	})

	w.process(t, nil).reports(t, "error", "Unable to list sessions",
		"could not be reached", "lookup "+host, "network and proxy (HTTPS_PROXY)")
	w.wantRequests(t, 0)

	if asked := between.requests(); len(asked) > 0 {
		t.Errorf("the proxy was asked for %v", asked)
	}
}

// Without a word on who refused, its refusal reads like one of the API.
func TestAProxyThatRefusesIsNamedWithoutItsPassword(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		status int
		want   string
	}{
		"wrong password": {http.StatusProxyAuthRequired, "407 Proxy Authentication Required"},
		"no route":       {http.StatusBadGateway, "502 Bad Gateway"},
	} {
		w, listener := proxiedWorld(t, fakeapi.Sessions(1))
		between := newProxy(t, listener, row.status)
		p := w.with(map[string]string{"HTTPS_PROXY": "http://user:hush-password@" + between.address}).process(t, nil)

		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p.reports(t, "error", "Unable to list sessions",
				"The API could not be reached: the proxy "+between.address+" refused to connect: "+row.want+".", "network and proxy (HTTPS_PROXY)")
			w.wantRequests(t, 0)

			// The logs of all processes, too, may be read by others.
			p.environment = append(p.environment, "TF_LOG=trace")
			output, _ := p.run(t, "plan")
			wantText(t, string(output), "requested a page of sessions", row.want)
			wantNoSecret(t, string(output))
		})
	}
}
