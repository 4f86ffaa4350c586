package provider_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Not a dependency, and not downloaded by a test: who wants to see the guide's
// figures again builds the provider and names it.
var httpProvider = flag.String("http-provider", "", "path of a terraform-provider-http, for the tests of the guide on moving from it")

// dataHTTP is the configuration that the guide begins with, on 250 sessions.
func (w *world) dataHTTP(t *testing.T, variables map[string]string) *secretive {
	t.Helper()

	if *httpProvider == "" {
		t.Skip("there is no -http-provider")
	}

	path, err := filepath.Abs(*httpProvider)
	if err != nil {
		t.Fatal(err)
	}

	p := w.processOf(t, "moving-from-http", variables)
	file := filepath.Join(t.TempDir(), "http.tfrc")
	text := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    \"hashicorp/http\" = %q\n    \"realtimekit/realtimekit\" = %q\n  }\n}\n",
		filepath.Dir(path), filepath.Dir(p.plugin))

	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}

	p.environment = append(p.environment,
		"TF_CLI_CONFIG_FILE="+file,
		"TF_VAR_base_url="+w.environment["CLOUDFLARE_BASE_URL"],
		"TF_VAR_account_id="+fakeapi.AccountID,
		"TF_VAR_app_id="+fakeapi.AppID,
		"TF_VAR_api_token="+w.environment["CLOUDFLARE_API_TOKEN"],
	)

	return &secretive{process: p, said: haystack{}}
}

func TestDataHTTPKeepsTheTokenInState(t *testing.T) {
	t.Parallel()

	s := newWorld(t, fakeapi.Sessions(250)).dataHTTP(t, nil)

	s.wellDone(t, "plan", "-out=saved.tfplan")
	s.wellDone(t, "apply", "saved.tfplan")
	s.look(t)
	s.said.addFiles(t, s.directory)

	places := s.said.holding(fakeapi.Token)
	for _, place := range []string{"terraform.tfstate", "saved.tfplan/tfstate", "saved.tfplan/tfplan", "show -json", "state pull"} {
		if !slices.Contains(places, place) {
			t.Errorf("the token is not in %s", place)
		}
	}

	t.Logf("the token is in %q", places)
	t.Logf("%d times in a state of %d bytes", strings.Count(string(s.said["terraform.tfstate"]), fakeapi.Token), len(s.said["terraform.tfstate"]))
}

// The same sessions in the two data sources that the guide moves to.
func TestStateOfTheSameSessionsIsAsLargeAsTheGuideSays(t *testing.T) {
	t.Parallel()

	page, err := os.ReadFile("../../templates/guides/moving-from-http.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}

	for configuration, says := range map[string]string{
		"unused":      " | %.0f kB. With `realtimekit_session_usage`",
		"open-window": " With `realtimekit_session_usage` %.1f kB |",
	} {
		t.Run(configuration, func(t *testing.T) {
			t.Parallel()

			p := newWorld(t, fakeapi.Sessions(250)).processOf(t, "clean-plans/"+configuration, nil)
			p.must(t, "apply", "-auto-approve")

			state, err := os.ReadFile(filepath.Join(p.directory, "terraform.tfstate"))
			if err != nil {
				t.Fatal(err)
			}

			if strings.Contains(string(state), fakeapi.Token) {
				t.Error("the token is in state")
			}

			if want := fmt.Sprintf(says, float64(len(state))/1000); !strings.Contains(string(page), want) {
				t.Errorf("a state of %d bytes, and the guide does not say %q", len(state), want)
			}
		})
	}
}

// What is on no page that is asked for is missing without a word.
func TestDataHTTPMissesWhatIsOnAnotherPage(t *testing.T) {
	t.Parallel()

	s := newWorld(t, fakeapi.Sessions(250)).dataHTTP(t, map[string]string{"pages": "2"})

	if said := s.process.plan(t); len(said) > 0 {
		t.Errorf("the plan says %v", said)
	}

	s.must(t, "apply", "-auto-approve")
	s.wantOutputs(t, map[string]string{"sessions": "200", "distinct_sessions": "200"})
}

// A session that begins after the first answer moves all others by one.
func TestDataHTTPCountsASessionTwiceOrNotAtAll(t *testing.T) {
	t.Parallel()

	s := newWorld(t, fakeapi.Sessions(250), fakeapi.BeforeAnswer(func(n int, data []fakeapi.Session) []fakeapi.Session {
		if n != 2 {
			return nil
		}

		return oneBegins(data)
	})).dataHTTP(t, nil)

	s.must(t, "apply", "-auto-approve")

	var got []string
	for _, name := range []string{"sessions", "distinct_sessions"} {
		got = append(got, fmt.Sprint(s.outputs(t)[name].Value))
	}

	t.Logf("sessions, and distinct ones: %v", got)

	if slices.Equal(got, []string{"251", "251"}) {
		t.Error("nothing was moved")
	}
}

// An answer that is no page is a success to data "http".
func TestDataHTTPTakesARefusalForAnAnswer(t *testing.T) {
	t.Parallel()

	for name, fault := range map[string]fakeapi.Effect{
		"limit": fakeapi.RetryAfter("1"),
		"token": fakeapi.ErrorB(http.StatusForbidden, 10000, "Authentication error"),
		"html":  fakeapi.HTML(http.StatusServiceUnavailable),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(250))
			w.api.Inject(&fakeapi.Fault{Answer: fault, Times: 1})
			s := w.dataHTTP(t, nil)

			said := s.process.plan(t)
			if len(said) == 0 {
				t.Error("the plan says nothing")
			}

			text, _ := json.Marshal(said)
			t.Logf("%s", text)
		})
	}
}

func (s *secretive) wantOutputs(t *testing.T, want map[string]string) {
	t.Helper()

	outputs := s.outputs(t)
	for name, value := range want {
		if got := fmt.Sprint(outputs[name].Value); got != value {
			t.Errorf("%s is %s, want %s", name, got, value)
		}
	}
}
