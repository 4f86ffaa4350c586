package provider_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the checks of the client say of a value.
const (
	badAccountID = `an account id has 32 hexadecimal digits, such as "023e105f4ecef8ad9ca31a8372d0c353"; copy it from the Cloudflare dashboard`
	badAppID     = `an app id is a UUID, such as "2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f", without slashes, spaces or ".."; copy it from the Cloudflare dashboard`
	badCharacter = "it contains a space, a line break or another character that no credential has; copy the credential again"
	pastedSpace  = "it begins or ends with a space or a line break; remove that (in Terraform, with trimspace)"
	notHTTPS     = "a base URL must be https; http is allowed for loopback hosts only"
	withPerson   = "a base URL must not carry a user name or a password; use api_token, or api_key with email"
	withQuery    = "a base URL must not carry a query or a fragment; remove what follows the path"
	notAbsolute  = `a base URL is written https://host/path, such as "https://api.cloudflare.com/client/v4"`
)

// cannotBeUsed is the detail of an error about a value.
func cannotBeUsed(what, why string) string {
	return "The value of " + what + " cannot be used: " + why + "."
}

// inBlock names an argument of the provider block, inEnvironment a variable.
func inBlock(argument string) string       { return argument + " in the provider block" }
func inEnvironment(variable string) string { return "the environment variable " + variable }

func TestProvider_invalidArguments(t *testing.T) {
	t.Parallel()
	const (
		empty = "it is empty; set it, or remove it"
		both  = "The provider block sets api_token and also api_key or email. " +
			"Remove api_key and email to use the token, or remove api_token to use the key."
	)
	for name, test := range map[string]struct {
		arguments map[string]any
		want      []string
	}{
		"nothing": {nil, nil},
		"all arguments": {map[string]any{
			"api_token": "t", "base_url": "http://localhost:8080/v4", "account_id": fakeapi.AccountID, "app_id": "other.form",
			"max_retries": 0, "requests_per_five_minutes": 500, "max_concurrent_requests": 64,
		}, nil},
		"unknown values": {map[string]any{
			"api_token": unknown, "api_key": unknown, "email": "e", "base_url": unknown, "account_id": unknown, "app_id": unknown,
			"max_retries": unknown, "requests_per_five_minutes": unknown, "max_concurrent_requests": unknown,
		}, nil},
		"empty token":        {map[string]any{"api_token": ""}, []string{cannotBeUsed(inBlock("api_token"), empty)}},
		"token with a space": {map[string]any{"api_token": "hush token"}, []string{cannotBeUsed(inBlock("api_token"), badCharacter)}},
		"token not ASCII":    {map[string]any{"api_token": "hush-tökén"}, []string{cannotBeUsed(inBlock("api_token"), badCharacter)}},
		"token with Bearer":  {map[string]any{"api_token": "Bearer hush"}, []string{cannotBeUsed(inBlock("api_token"), `it begins with "Bearer"; remove that word and the space after it`)}},
		"token in quotes":    {map[string]any{"api_token": `"hush"`}, []string{cannotBeUsed(inBlock("api_token"), "it begins or ends with a quotation mark; remove that")}},
		"name of a variable": {map[string]any{"api_token": "$CLOUDFLARE_API_TOKEN"}, []string{
			cannotBeUsed(inBlock("api_token"), "it is the name of a variable that was not replaced; use var.NAME or remove the argument to use the environment variable"),
		}},
		"base URL with a line break": {map[string]any{"base_url": "https://hush:hush@x.example\n"}, []string{cannotBeUsed(inBlock("base_url"), pastedSpace)}},
		"account id with a space":    {map[string]any{"account_id": "023e105f4ecef8ad9ca31a8372d0c353 "}, []string{cannotBeUsed("account_id", `"023e105f4ecef8ad9ca31a8372d0c353 ": `+pastedSpace)}},
		"empty pair":                 {map[string]any{"api_key": "", "email": ""}, []string{cannotBeUsed(inBlock("api_key"), empty), cannotBeUsed(inBlock("email"), empty)}},
		"key with a line break":      {map[string]any{"api_key": "hush-key\n"}, []string{cannotBeUsed(inBlock("api_key"), pastedSpace)}},
		"e-mail with a line break":   {map[string]any{"email": "hush@x.example\r\n"}, []string{cannotBeUsed(inBlock("email"), pastedSpace)}},
		"token and pair":             {map[string]any{"api_token": "hush-t", "api_key": "hush-k", "email": "hush@x.example"}, []string{both}},
		"token and key":              {map[string]any{"api_token": "hush-t", "api_key": "hush-k"}, []string{both}},
		"token and e-mail":           {map[string]any{"api_token": "hush-t", "email": "hush@x.example"}, []string{both}},
		"base URL over http":         {map[string]any{"base_url": "http://example.invalid/v4"}, []string{cannotBeUsed(inBlock("base_url"), notHTTPS)}},
		"base URL with a user":       {map[string]any{"base_url": "https://hush-token@example.invalid"}, []string{cannotBeUsed(inBlock("base_url"), withPerson)}},
		"base URL with user info":    {map[string]any{"base_url": "https://%68ush%2Duser:hush%40@example.invalid"}, []string{cannotBeUsed(inBlock("base_url"), withPerson)}},
		"base URL that is malformed": {map[string]any{"base_url": "https://hush-user:50%hush@example.invalid"}, []string{cannotBeUsed(inBlock("base_url"), notAbsolute)}},
		"base URL with a query":      {map[string]any{"base_url": "https://example.invalid/?api_token=%68ush"}, []string{cannotBeUsed(inBlock("base_url"), withQuery)}},
		"base URL with a fragment":   {map[string]any{"base_url": "https://example.invalid/#hush-token"}, []string{cannotBeUsed(inBlock("base_url"), withQuery)}},
		"relative base URL":          {map[string]any{"base_url": "hush.example.invalid/v4"}, []string{cannotBeUsed(inBlock("base_url"), notAbsolute)}},
		"account id":                 {map[string]any{"account_id": "my account"}, []string{cannotBeUsed("account_id", badAccountID)}},
		"app id":                     {map[string]any{"app_id": "../../.."}, []string{cannotBeUsed("app_id", badAppID)}},
		"everything at once": {
			map[string]any{"api_token": "hush\n", "api_key": "", "email": "hush e-mail", "base_url": "https://hush:hush@x.example", "app_id": "", "max_retries": 1.5},
			[]string{
				cannotBeUsed(inBlock("api_token"), pastedSpace), cannotBeUsed(inBlock("api_key"), empty), cannotBeUsed(inBlock("email"), badCharacter),
				cannotBeUsed(inBlock("base_url"), withPerson), both, cannotBeUsed("app_id", badAppID), notWhole("max_retries", 0, 10, "1.5"),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reported := problemsOfProvider(t, test.arguments)
			wantProblems(t, reported, test.want...)
			wantNoSecret(t, textOf(reported))
			for _, problem := range reported {
				wantNoSourceLine(t, problem)
			}
		})
	}
}

// wantNoSourceLine checks that a problem leads to no argument that may be secret: the
// CLI would print the line of the configuration.
func wantNoSourceLine(t *testing.T, problem *tfprotov6.Diagnostic) {
	t.Helper()
	public := []string{"account_id", "app_id", "max_retries"}
	if at := problem.Attribute; at != nil && !slices.ContainsFunc(public, func(name string) bool { return at.Equal(tftypes.NewAttributePath().WithAttributeName(name)) }) {
		t.Errorf("%q has the path %s", problem.Detail, at)
	}
}

const (
	noCredentials = "No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN, or api_token in the provider block, " +
		"to an API token with the permission Realtime on the account; or set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email."
	noAccountID = "Neither this block nor the provider block sets account_id. Set account_id in this block, in the provider block, " +
		"or in the environment variable CLOUDFLARE_ACCOUNT_ID."
	noAppID = "Neither this block nor the provider block sets app_id. Set app_id in this block, in the provider block, " +
		"or in the environment variable REALTIMEKIT_APP_ID. The data source realtimekit_apps lists the apps of an account."
)

// Configuring a provider must work without credentials, as for count = 0. The first
// read reports what is missing or unusable, and sends nothing. TestResolve has all cases.
func TestProvider_problemsOfARead(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		arguments   map[string]any
		environment map[string]string
		want        []string
	}{
		"nothing at all": {
			nil,
			map[string]string{"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_ACCOUNT_ID": "", "REALTIMEKIT_APP_ID": ""},
			[]string{noCredentials, noAccountID, noAppID},
		},
		"token with a line break": {
			nil,
			map[string]string{"CLOUDFLARE_API_TOKEN": "hush-token\n"},
			[]string{cannotBeUsed(inEnvironment("CLOUDFLARE_API_TOKEN"), pastedSpace)},
		},
		"base URL with user info": {
			nil,
			map[string]string{"CLOUDFLARE_BASE_URL": "https://%68ush%2Duser:hush%40password@127.0.0.1"},
			[]string{cannotBeUsed(inEnvironment("CLOUDFLARE_BASE_URL"), withPerson)},
		},
		"malformed ids": {
			nil,
			map[string]string{"CLOUDFLARE_ACCOUNT_ID": "my-account", "REALTIMEKIT_APP_ID": "a/b"},
			[]string{cannotBeUsed(inEnvironment("CLOUDFLARE_ACCOUNT_ID"), badAccountID), cannotBeUsed(inEnvironment("REALTIMEKIT_APP_ID"), badAppID)},
		},
		"unknown ids and retries": {
			map[string]any{"account_id": unknown, "app_id": unknown, "max_retries": unknown},
			nil,
			[]string{
				"The value of account_id in the provider block is not known yet", "The value of app_id in the provider block is not known yet",
				"The value of max_retries in the provider block is not known yet",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, fakeapi.Sessions(1)).with(test.environment)
			reported := w.connectWith(t, test.arguments).answer(t, nil).Diagnostics
			if len(reported) != len(test.want) {
				t.Errorf("%d problems, want %d", len(reported), len(test.want))
			}
			wantText(t, textOf(reported), test.want...)
			wantNoSecret(t, textOf(reported))
			w.wantRequests(t, 0)
		})
	}
}

func TestProvider_summaries(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")
	half, later := map[string]any{"email": "e", "account_id": fakeapi.AccountID, "app_id": "a"}, map[string]any{"api_token": unknown, "app_id": unknown}
	for name, test := range map[string]struct {
		reported []*tfprotov6.Diagnostic
		want     []string
	}{
		"malformed":   {problemsOfProvider(t, map[string]any{"api_token": ""}), []string{"Invalid provider configuration"}},
		"both kinds":  {problemsOfProvider(t, map[string]any{"api_token": "t", "email": "e"}), []string{"Two kinds of credentials"}},
		"nothing set": {w.connect(t).answer(t, nil).Diagnostics, []string{"Missing credentials", "Missing account_id", "Missing app_id"}},
		"half a pair": {w.connectWith(t, half).answer(t, nil).Diagnostics, []string{"Missing credentials"}},
		"unknown": {
			w.connectWith(t, later).answer(t, nil).Diagnostics,
			[]string{"Unknown provider configuration", "Missing account_id", "Unknown provider configuration"},
		},
	} {
		var got []string
		for _, problem := range test.reported {
			got = append(got, problem.Summary)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// A default is not looked at where the block has its own value.
func TestProvider_precedence(t *testing.T) {
	t.Parallel()
	const (
		block   = "11111111111111111111111111111111"
		account = "22222222222222222222222222222222"
	)
	wrong := map[string]string{
		"CLOUDFLARE_BASE_URL": "https://example.invalid", "CLOUDFLARE_API_TOKEN": "token-of-the-environment",
		"CLOUDFLARE_ACCOUNT_ID": "00000000000000000000000000000000", "REALTIMEKIT_APP_ID": "app-of-the-environment",
	}
	for name, test := range map[string]struct {
		environment      map[string]string
		provider, data   map[string]any
		wantAccount, app string
	}{
		"environment":    {nil, nil, nil, fakeapi.AccountID, fakeapi.AppID},
		"provider block": {wrong, map[string]any{"account_id": block, "app_id": "b"}, nil, block, "b"},
		"data block":     {wrong, map[string]any{"account_id": block, "app_id": "b"}, map[string]any{"account_id": account, "app_id": "d"}, account, "d"},
		"data block with a malformed and an unknown default": {
			map[string]string{"CLOUDFLARE_ACCOUNT_ID": "a/b"},
			map[string]any{"app_id": unknown},
			map[string]any{"account_id": account, "app_id": "d"},
			account, "d",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, nil, fakeapi.AppOf(test.wantAccount, test.app, fakeapi.Sessions(3)))
			if test.environment["CLOUDFLARE_BASE_URL"] != "" {
				test.provider["base_url"], test.provider["api_token"] = w.environment["CLOUDFLARE_BASE_URL"], fakeapi.Token
			}
			state := w.with(test.environment).connectWith(t, test.provider).read(t, test.data)
			wantSessions(t, state, 3)
			for attribute, want := range map[string]string{"account_id": test.wantAccount, "app_id": test.app} {
				if !state[attribute].Equal(tftypes.NewValue(tftypes.String, want)) {
					t.Errorf("%s is %s, want %s", attribute, state[attribute], want)
				}
			}
			w.wantRequests(t, 1)
		})
	}
}

// Two provider blocks have an API and credentials each.
func TestProvider_sideBySide(t *testing.T) {
	t.Parallel()
	first, second := newWorld(t, fakeapi.Sessions(41)), newWorld(t, nil, fakeapi.App("second-app", fakeapi.Sessions(7)))
	one := first.connect(t)
	other := connectTo(t, first.server(), map[string]any{
		"base_url": second.environment["CLOUDFLARE_BASE_URL"], "api_key": fakeapi.Key, "email": fakeapi.Email, "app_id": "second-app",
	})
	for range 2 {
		wantSessions(t, one.read(t, nil), 41)
		wantSessions(t, other.read(t, nil), 7)
	}
	first.wantRequests(t, 2)
	first.wantCredentials(t, http.Header{"Authorization": {"Bearer " + fakeapi.Token}})
	second.wantRequests(t, 2)
	second.wantCredentials(t, http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}})
}

func wantSessions(t *testing.T, state map[string]tftypes.Value, want int) {
	t.Helper()
	if got := len(listOf(t, state["sessions"])); got != want {
		t.Errorf("%d sessions, want %d", got, want)
	}
}
