package realtimekit

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestDiscreet(t *testing.T) {
	t.Parallel()

	want := &url.URL{Host: "proxy.example"}
	if got, err := discreet(http.ProxyURL(want))(nil); got != want || err != nil {
		t.Errorf("a proxy becomes %v, %v", got, err)
	}

	unread := func(*http.Request) (*url.URL, error) {
		return nil, errors.New(`invalid proxy address "http://user:hunter2%@proxy.example"`)
	}
	if _, err := discreet(unread)(nil); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("error %v", err)
	}
}
