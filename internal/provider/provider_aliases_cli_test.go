package provider_test

import (
	"context"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Each alias is a process of its own, with its own address and credentials.
func TestSeveralDataSourcesAndAliasesLiveSideBySide(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(41)
	live := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	first, second := newWorld(t, slices.Clone(data)), newWorld(t, nil, fakeapi.App("second-app", slices.Clone(data[:7])))

	p := first.process(t, map[string]string{
		"base_url": second.environment["CLOUDFLARE_BASE_URL"], "api_key": fakeapi.Key, "email": fakeapi.Email,
	})
	p.must(t, "apply", "-auto-approve")

	outputs := p.outputs(t)

	for name, want := range map[string]knownvalue.Check{
		"all":    sessionList(t, data, false),
		"live":   sessionList(t, live, false),
		"second": sessionList(t, data[:7], false),
		"newest": sessionList(t, []fakeapi.Session{data[6], data[5]}, false),
	} {
		if err := want.CheckValue(outputs[name].Value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}

	wantOneRequestEach(t, "first", first, "Authorization", "Bearer "+fakeapi.Token)
	wantOneRequestEach(t, "second", second, "X-Auth-Key", fakeapi.Key)
}

// wantOneRequestEach checks that the two data blocks of a provider sent a
// request each, with the credentials of that provider.
func wantOneRequestEach(t *testing.T, name string, w *world, header, want string) {
	t.Helper()
	w.wantRequests(t, 2)

	for _, request := range w.api.Requests() {
		if got := request.Header.Get(header); got != want {
			t.Errorf("%s: %s is %q, want %q", name, header, got, want)
		}
	}
}

// Only a program that was built knows the versions of its modules; a test does
// not.
func TestTheUserAgentNamesProviderFrameworkAndCLI(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1))
	p := w.process(t, nil)
	p.build(t)

	if reported := p.plan(t); len(reported) > 0 {
		t.Fatalf("%+v", reported)
	}

	w.wantRequests(t, 1)

	version := regexp.QuoteMeta(underTest.version)
	if underTest.isOpenTofu() {
		// It gives the version of the Terraform whose features it has.
		version = `1\.\d+\.\d+`
	}

	agent := regexp.MustCompile(`^terraform-provider-realtimekit/dev terraform-plugin-framework/v1\.\d+\.\d+ cli/` + version + "$")
	if got := w.api.Requests()[0].Header.Get("User-Agent"); !agent.MatchString(got) {
		t.Errorf("the User-Agent is %q, want %s", got, agent)
	}
}

// build makes the program that is shipped the plugin.
func (p *process) build(t *testing.T) {
	t.Helper()

	if err := os.Remove(p.plugin); err != nil {
		t.Fatal(err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()

	if output, err := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", p.plugin, "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}
