package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestServe(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- serve(ctx, options{addr: "127.0.0.1:0", sessions: 3, maxPerPage: 2}, in, io.Discard)
		_ = in.Close()
	}()

	lines := bufio.NewScanner(out)
	variables := map[string]string{}
	for len(variables) < len(fakeapi.SampleEnvironment("")) && lines.Scan() {
		name, value, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "export "), "=")
		variables[name] = strings.Trim(value, "'")
	}
	if got := first(t, variables); !strings.Contains(got, `"total_count":3,"start_offset":1,"end_offset":2`) {
		t.Errorf("first page: %s", got)
	}

	stop()
	if err := <-ended; err != nil {
		t.Errorf("serve: %v", err)
	}
	if _, err := http.Get(variables["CLOUDFLARE_BASE_URL"]); err == nil {
		t.Error("the server still answers after its end")
	}
}

func first(t *testing.T, variables map[string]string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet,
		variables["CLOUDFLARE_BASE_URL"]+"/accounts/"+variables["CLOUDFLARE_ACCOUNT_ID"]+
			"/realtime/kit/"+variables["REALTIMEKIT_APP_ID"]+"/sessions?per_page=100", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+variables["CLOUDFLARE_API_TOKEN"])
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestServe_invalidOptions(t *testing.T) {
	t.Parallel()
	for name, wrong := range map[string]options{"not loopback": {addr: "0.0.0.0:0", sessions: 1}, "below zero": {addr: "127.0.0.1:0", sessions: -1}} {
		if err := serve(t.Context(), wrong, io.Discard, io.Discard); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
