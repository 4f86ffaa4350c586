package provider_test

import (
	"regexp"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// A test binary does not contain the version of the framework; only a build does.
func TestUserAgent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(1))
	w.connect(t).read(t, nil)
	agent := regexp.MustCompile(`^terraform-provider-realtimekit/test terraform-plugin-framework/(unknown|v1\.\d+\.\d+) cli/1\.2\.3$`)
	if got := w.api.Requests()[0].Header.Get("User-Agent"); !agent.MatchString(got) {
		t.Errorf("the User-Agent is %q, want %s", got, agent)
	}
}
