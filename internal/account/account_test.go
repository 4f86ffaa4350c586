package account

import (
	"slices"
	"testing"
)

func TestWhatIsMissingGoesByTheCredentialsThatAreSet(t *testing.T) {
	t.Parallel()
	const account, app = "CLOUDFLARE_ACCOUNT_ID=account", "REALTIMEKIT_APP_ID=app"
	for name, test := range map[string]struct {
		environ []string
		missing []string
	}{
		"nothing":           {nil, []string{"CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID"}},
		"a token":           {[]string{"CLOUDFLARE_API_TOKEN=secret", account, app}, nil},
		"a key":             {[]string{"CLOUDFLARE_API_KEY=secret", "CLOUDFLARE_EMAIL=a@example.com", account, app}, nil},
		"a key alone":       {[]string{"CLOUDFLARE_API_KEY=secret", account, app}, []string{"CLOUDFLARE_EMAIL"}},
		"an e-mail alone":   {[]string{"CLOUDFLARE_EMAIL=a@example.com", account, app}, []string{"CLOUDFLARE_API_TOKEN"}},
		"a token and a key": {[]string{"CLOUDFLARE_API_TOKEN=secret", "CLOUDFLARE_API_KEY=secret", account, app}, nil},
		"an empty token":    {[]string{"CLOUDFLARE_API_TOKEN=", account}, []string{"CLOUDFLARE_API_TOKEN", "REALTIMEKIT_APP_ID"}},
		"another's app":     {[]string{"CLOUDFLARE_API_TOKEN=secret", account, "MY_REALTIMEKIT_APP_ID=app"}, []string{"REALTIMEKIT_APP_ID"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := In(test.environ).Missing(); !slices.Equal(got, test.missing) {
				t.Errorf("Missing = %q, want %q", got, test.missing)
			}
		})
	}
}

func TestTheVariablesAreThoseOfTheProvider(t *testing.T) {
	t.Parallel()
	got := In([]string{"PATH=/bin", "CLOUDFLARE_BASE_URL=https://gateway.example", "TF_VAR_app_id=app", "REALTIMEKIT_APP_ID=app"}).Variables
	if want := []string{"CLOUDFLARE_BASE_URL=https://gateway.example", "REALTIMEKIT_APP_ID=app"}; !slices.Equal(got, want) {
		t.Errorf("Variables = %q, want %q", got, want)
	}
}
