package usage

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the tests read the zone data that Go has beside its source: those of
// systems differ in how far back they go, and in what some of their names lead to.
// Where a distribution leaves them out, the system's have to do.
func TestMain(m *testing.M) {
	if root, err := exec.Command("go", "env", "GOROOT").Output(); err == nil {
		path := filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip")
		if _, err := os.Stat(path); err == nil {
			if err := os.Setenv("ZONEINFO", path); err != nil {
				panic(err)
			}
		}
	}
	os.Exit(m.Run())
}
