package request

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

const pingAfter = 15 * time.Second // without a byte, and then for the reply to a ping; less than maxSilence

func newTransport(concurrency int) *http.Transport {
	own := &http.Transport{ForceAttemptHTTP2: true}
	if shared, ok := http.DefaultTransport.(*http.Transport); ok {
		own = shared.Clone()
	}
	own.Proxy = discreet(http.ProxyFromEnvironment)
	own.OnProxyConnectResponse = refusedByProxy
	// A connection of HTTP/2 that died silently would take every retry with it.
	own.HTTP2 = &http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingAfter}
	own.MaxIdleConnsPerHost = concurrency
	return own
}

// discreet keeps the address of a proxy, which may have a password, out of the error.
func discreet(choose func(*http.Request) (*url.URL, error)) func(*http.Request) (*url.URL, error) {
	return func(request *http.Request) (*url.URL, error) {
		proxy, err := choose(request)
		if err != nil {
			return nil, errors.New("the address of the proxy in the environment cannot be read; " +
				"write it as http://host:port, with a percent sign in a password as %25")
		}
		return proxy, nil
	}
}

// refusedByProxy names the proxy that refused: Go's error reads like the API's.
func refusedByProxy(_ context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	return fmt.Errorf("the proxy %s refused to connect: %s", proxy.Host, answer.Status)
}
