package request

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCredentials_headers(t *testing.T) {
	t.Parallel()
	type row struct {
		credentials Credentials
		want        http.Header
	}
	token := http.Header{"Authorization": {"Bearer " + fakeapi.Token}}
	inBubbles(t, map[string]row{
		"token":         {Credentials{Token: fakeapi.Token}, token},
		"token and key": {Credentials{Token: fakeapi.Token, Key: fakeapi.Key, Email: fakeapi.Email}, token},
		"key": {
			Credentials{Key: fakeapi.Key, Email: fakeapi.Email},
			http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}},
		},
	}, func(t *testing.T, test row) {
		server := serve(t)
		getAll(t, connect(t, server, func(c *Config) { c.Credentials = test.credentials }), 1)
		want := test.want.Clone()
		want["User-Agent"], want["Accept"], want["Accept-Encoding"] = []string{"test"}, []string{"application/json"}, []string{"gzip"}
		if sent := server.Requests()[0].Header; !reflect.DeepEqual(sent, want) {
			t.Errorf("headers %v, want %v", sent, want)
		}
	})
}

func TestCredentials_format(t *testing.T) {
	t.Parallel()
	credentials := Credentials{Token: "hunter2", Key: "hunter2", Email: "hunter2"}
	text := fmt.Sprintf("%v %+v %#v %s", credentials, credentials, credentials, credentials) + credentials.LogValue().String()
	if strings.Contains(text, "hunter2") {
		t.Error(text)
	}
}
