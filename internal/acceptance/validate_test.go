package acceptance

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The golden file has each error with the line of the configuration that the CLI shows
// with it.
func TestValidate_mistakes(t *testing.T) {
	t.Parallel()
	server := fakeapi.New(nil)
	made := newCase(t, server, "validate").report(t, "validate")
	golden(t, "validate/errors.golden", made.text())
	for _, secret := range []string{"hush", "%68ush"} {
		if strings.Contains(made.printed, secret) {
			t.Errorf("%q is printed in:\n%s", secret, made.printed)
		}
	}
	wantRequests(t, server, 0)
}

func TestValidate_withoutCredentials(t *testing.T) {
	t.Parallel()
	server := fakeapi.New(nil)
	w := newCase(t, server, "without-account", withoutAccount()...)
	if made := w.report(t, "validate"); !made.ok || len(made.diagnostics) > 0 {
		t.Errorf("validate reports\n%s", made.text())
	}
	made := w.report(t, "apply", "-auto-approve") // with count = 0
	made.wantOutputs(t, map[string]any{"sessions": []any{}})
	wantRequests(t, server, 0)
}
