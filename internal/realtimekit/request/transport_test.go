package request

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
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

func TestNewTransport_refusedByProxy(t *testing.T) {
	t.Parallel()
	own := newTransport(4)
	own.Proxy = http.ProxyURL(&url.URL{Scheme: "http", User: url.UserPassword("user", "hunter2"), Host: "proxy.example:3128"})
	own.DialContext = func(context.Context, string, string) (net.Conn, error) {
		near, far := net.Pipe()
		go func() {
			_, _ = http.ReadRequest(bufio.NewReader(far))
			_, _ = io.WriteString(far, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
		}()
		return near, nil
	}
	client, err := New(Config{Transport: own})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Get(t.Context(), Request{Page: 1, Address: "https://api.example/"})
	if failure := failureOf(t, err); failure.Kind != KindConnection || failure.Error() != "page 1: the proxy proxy.example:3128 refused to connect: 407 Proxy Authentication Required" {
		t.Errorf("error %#v: %s", failure, failure)
	}
}
