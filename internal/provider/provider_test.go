package provider_test

import (
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
	pastedSpace  = "it begins or ends with a space or a line break; remove it, for example with trimspace"
	withPerson   = "a base URL must not contain a user name or a password; use api_token, or api_key with email"
)

// cannotBeUsed is the detail of an error about a value.
func cannotBeUsed(what, why string) string {
	return "The value of " + what + " cannot be used: " + why + "."
}

// inBlock names an argument of the provider block.
func inBlock(argument string) string { return argument + " in the provider block" }

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
		"token with a space": {map[string]any{"api_token": "hush token"}, []string{cannotBeUsed(inBlock("api_token"), badCharacter)}},
		"token with Bearer":  {map[string]any{"api_token": "Bearer hush"}, []string{cannotBeUsed(inBlock("api_token"), `it begins with "Bearer"; remove that word and the space after it`)}},
		"token in quotes":    {map[string]any{"api_token": `"hush"`}, []string{cannotBeUsed(inBlock("api_token"), "it begins or ends with a quotation mark; remove it")}},
		"name of a variable": {map[string]any{"api_token": "$CLOUDFLARE_API_TOKEN"}, []string{
			cannotBeUsed(inBlock("api_token"), "it is the name of a variable that was not replaced; use var.NAME or remove the argument to use the environment variable"),
		}},
		"empty pair":       {map[string]any{"api_key": "", "email": ""}, []string{cannotBeUsed(inBlock("api_key"), empty), cannotBeUsed(inBlock("email"), empty)}},
		"token and key":    {map[string]any{"api_token": "hush-t", "api_key": "hush-k"}, []string{both}},
		"token and e-mail": {map[string]any{"api_token": "hush-t", "email": "hush@x.example"}, []string{both}},
		"account id":       {map[string]any{"account_id": "my account"}, []string{cannotBeUsed("account_id", badAccountID)}},
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

func TestProvider_summaries(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")
	half, later := object{"email": "e", "account_id": fakeapi.AccountID, "app_id": "a"}, object{"api_token": unknown, "app_id": unknown}
	for want, reported := range map[string][]*tfprotov6.Diagnostic{
		"ERROR: Invalid provider configuration":                                        problemsOfProvider(t, object{"api_token": ""}),
		"ERROR: Conflicting credentials":                                               problemsOfProvider(t, object{"api_token": "t", "email": "e"}),
		"ERROR: Missing credentials; ERROR: Missing account_id; ERROR: Missing app_id": w.connect(t).answer(t, nil).Diagnostics,
		"ERROR: Missing credentials":                                                   w.connectWith(t, half).answer(t, nil).Diagnostics,
		"ERROR: Unknown provider configuration; ERROR: Missing account_id; ERROR: Unknown provider configuration": w.connectWith(t, later).answer(t, nil).Diagnostics,
	} {
		if got := summaries(reported); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A default is not looked at where the block has its own value. TestResolve has the
// precedence of the provider block over the environment.
func TestProvider_precedence(t *testing.T) {
	t.Parallel()
	const account = "22222222222222222222222222222222"
	for name, provider := range map[string]object{
		"other":   {"account_id": "11111111111111111111111111111111", "app_id": "b"},
		"unknown": {"account_id": unknown, "app_id": unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, nil, fakeapi.AppOf(account, "d", fakeapi.Sessions(3))).with(map[string]string{"CLOUDFLARE_ACCOUNT_ID": "a/b"})
			state := w.connectWith(t, provider).read(t, object{"account_id": account, "app_id": "d"})
			wantWhole(t, state, fakeapi.Sessions(3))
			if gotAccount, gotApp := plainly(t, state["account_id"]), plainly(t, state["app_id"]); gotAccount != account || gotApp != "d" {
				t.Errorf("account_id %v, app_id %v", gotAccount, gotApp)
			}
			w.wantRequests(t, 1)
		})
	}
}
