package clitest

import (
	"fmt"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

// SkipBelow skips a test of what the CLI at hand is too old for. Both number their
// versions in their own way: "1.8" and "1.7" are the first with functions of
// providers.
func SkipBelow(tb testing.TB, terraform, openTofu string) {
	tb.Helper()
	need := terraform
	if IsOpenTofu() {
		need = openTofu
	}
	if isBelow(current, need) {
		tb.Skipf("%s is older than %s", current, need)
	}
}

// isBelow compares the first two numbers of the versions.
func isBelow(c cli.CLI, need string) bool {
	var major, minor, needMajor, needMinor int
	_, errHave := fmt.Sscanf(c.Version, "%d.%d", &major, &minor)
	_, errNeed := fmt.Sscanf(need, "%d.%d", &needMajor, &needMinor)
	if errHave != nil || errNeed != nil {
		panic(fmt.Sprintf("%q and %q are no versions", c.Version, need))
	}
	return major < needMajor || major == needMajor && minor < needMinor
}
