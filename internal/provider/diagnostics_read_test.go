package provider

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// explained is the text for a read of a server that always answers so.
func explained(t *testing.T, answer fakeapi.Effect) string {
	t.Helper()

	server := fakeapi.New(fakeapi.Sessions(3))
	defer server.Close()

	fault := &fakeapi.Fault{When: fakeapi.Any(), Answer: answer}
	server.Inject(fault)

	base, err := realtimekit.ParseBaseURL(fakeapi.MemoryURL)
	if err != nil {
		t.Fatal(err)
	}

	text := failedRead(t, realtimekit.Config{
		BaseURL: base, Credentials: realtimekit.Credentials{Token: fakeapi.Token}, MaxRetries: 2, Transport: server.Transport(),
	})

	if fault.Fired() == 0 {
		t.Error("the fault never fired")
	}

	return text
}

func failedRead(t *testing.T, config realtimekit.Config) string {
	t.Helper()

	client, err := realtimekit.New(config)
	if err != nil {
		t.Fatal(err)
	}

	return failedReadBy(t, client)
}

func failedReadBy(t *testing.T, client *realtimekit.Client) string {
	t.Helper()

	// Less than the silence that a request may keep: it must be plain which comes first.
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
	defer cancel()

	query := realtimekit.Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}
	_, err := client.Sessions(ctx, query)

	diagnostic := unableToListSessions(err, query)
	if diagnostic.Summary() != "Unable to list sessions" {
		t.Errorf("summary %q", diagnostic.Summary())
	}

	return diagnostic.Detail()
}

// steady shortens the rays of the fake to the number of the request.
func steady(text string) string {
	before, after, found := strings.Cut(text, "cf-ray ")
	if !found {
		return text
	}

	ray, rest, _ := strings.Cut(after, ",")

	return before + "cf-ray " + strings.TrimSuffix(strings.TrimLeft(ray, "0"), "-FAK") + "," + rest
}
