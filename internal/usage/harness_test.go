package usage

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// TestMain makes the tests read Go's own zone data, if there are any: those of systems
// differ in how far back they go and in some names.
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

// zones have odd clocks, or none.
var zones = []string{
	"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "America/St_Johns",
	"Australia/Lord_Howe", "Africa/Casablanca", "Africa/Monrovia", "Asia/Manila", "Antarctica/Troll", "Europe/Dublin", "America/Santiago",
	"Asia/Beirut", "Africa/Cairo", "Pacific/Kwajalein", "Asia/Kathmandu", "America/Juneau", "America/Ciudad_Juarez", "America/Nuuk",
	"Asia/Gaza", "Asia/Tehran", "Pacific/Chatham", "Pacific/Kiritimati", "Europe/London", "Africa/Juba", "America/Caracas", "Asia/Pyongyang",
}

// failer is a test of the testing package or of rapid.
type failer interface {
	Helper()
	Fatal(values ...any)
	Fatalf(format string, values ...any)
	Errorf(format string, values ...any)
}

func zoneOf(t failer, name string) *time.Location {
	t.Helper()
	zone, err := ParseZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func timeOf(tb testing.TB, text string) time.Time {
	tb.Helper()
	at, err := ParseTime(text)
	if err != nil {
		tb.Fatal(err)
	}
	return at
}

func newFold(t failer, keys []Key, zone string, sessions ...realtimekit.Session) *Fold {
	t.Helper()
	fold := New(Options{GroupBy: keys, Zone: zoneOf(t, zone)})
	for _, session := range sessions {
		fold.Add(session)
	}
	return fold
}

// asJSON shows what pointers point to.
func asJSON(t failer, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
