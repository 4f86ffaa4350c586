package weight_test

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/bench/weight"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	t.Parallel()

	path := filepath.Join(t.TempDir(), "processes")
	want := []weight.Process{{CPU: time.Second, Peak: 1 << 30}, {CPU: 2 * time.Millisecond}}

	for _, process := range want {
		if err := process.Append(path); err != nil {
			t.Fatal(err)
		}
	}

	if got, err := weight.Read(path); err != nil || !slices.Equal(got, want) {
		t.Errorf("Read = %v, %v; want %v", got, err, want)
	}
}

func TestAProcessHasAWeight(t *testing.T) {
	t.Parallel()

	command := exec.CommandContext(t.Context(), "go", "version")
	if err := command.Run(); err != nil {
		t.Fatal(err)
	}

	// The go command is a few MiB, and no giant: the unit is right.
	got := weight.Of(command.ProcessState)
	if got.CPU <= 0 || got.Peak < 1<<20 || got.Peak > 1<<30 {
		t.Errorf("%+v", got)
	}
}
