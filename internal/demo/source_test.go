package main

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

func TestTheEnvironmentChoosesTheSource(t *testing.T) {
	t.Parallel()
	all := []string{"CLOUDFLARE_API_TOKEN=secret", "CLOUDFLARE_ACCOUNT_ID=account", "REALTIMEKIT_APP_ID=app"}
	key := []string{"CLOUDFLARE_EMAIL=a@example.com", "CLOUDFLARE_API_KEY=secret", all[1], all[2]}
	for name, test := range map[string]struct {
		environ   []string
		fake      bool
		title     string
		note      string
		variables []string
	}{
		"nothing is set": {
			environ: []string{"PATH=/bin"}, fake: true,
			note: "To read your own sessions set CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.",
		},
		"all is set": {
			environ: append([]string{"PATH=/bin", "TF_WORKSPACE=x"}, all...),
			title:   "the RealtimeKit service, with the credentials in the environment",
			note:    "It is only read: nothing is changed there.", variables: all,
		},
		"what else the provider reads goes along": {
			environ: append([]string{"CLOUDFLARE_BASE_URL=https://gateway.example"}, all...),
			title:   "whatever answers at your CLOUDFLARE_BASE_URL, with the credentials in the environment",
			note:    "It is only read: nothing is changed there.", variables: append([]string{"CLOUDFLARE_BASE_URL=https://gateway.example"}, all...),
		},
		"the app is missing": {
			environ: all[:2], fake: true,
			note: "The real service needs REALTIMEKIT_APP_ID as well, which is not set.",
		},
		"the token alone is set": {
			environ: all[:1], fake: true,
			note: "The real service needs CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID as well, which are not set.",
		},
		"an empty variable is not set": {
			environ: []string{"CLOUDFLARE_API_TOKEN=", all[1], all[2]}, fake: true,
			note: "The real service needs CLOUDFLARE_API_TOKEN as well, which is not set.",
		},
		"a key and its e-mail are credentials too": {
			environ: key,
			title:   "the RealtimeKit service, with the credentials in the environment",
			note:    "It is only read: nothing is changed there.", variables: key,
		},
		"a key needs its e-mail": {
			environ: key[1:], fake: true,
			note: "The real service needs CLOUDFLARE_EMAIL as well, which is not set.",
		},
		"left-overs lead nowhere": {
			environ: []string{"CLOUDFLARE_BASE_URL=https://gateway.example", "CLOUDFLARE_EMAIL=a@example.com", "MY_REALTIMEKIT_APP_ID=app"}, fake: true,
			note: "To read your own sessions set CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and REALTIMEKIT_APP_ID.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := choose(test.environ)
			if got.fake != test.fake || got.note != test.note || !slices.Equal(got.variables, test.variables) {
				t.Errorf("choose = %+v", got)
			}
			if want := cmp.Or(test.title, "the fake API, started for this demo. All of its data are made up."); got.title != want {
				t.Errorf("title = %q, want %q", got.title, want)
			}
			if strings.Contains(got.title+got.note, "secret") {
				t.Error("a credential is shown")
			}
		})
	}
}
