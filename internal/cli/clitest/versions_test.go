package clitest

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

func TestVersionsAreComparedAsNumbers(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]bool{
		"1.7.9": true, "1.8.0": false, "1.8.0-rc1": false, "1.10.0": false, "0.15.5": true, "2.0.0": false,
	} {
		if got := isBelow(cli.CLI{Version: version}, "1.8"); got != want {
			t.Errorf("%s is below 1.8: %t, want %t", version, got, want)
		}
	}
}
