package release

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

// run asks the host's own binary for its version. It comes after the checks of
// sums, signature and zips, and only if they found nothing: what was exchanged on
// the way must not run here.
func (v *verification) run(ctx context.Context) {
	if v.host == nil || len(v.problems) > 0 {
		return
	}
	where := v.file.Binary(Host()) + " in " + v.file.Zip(Host())
	said, err := ask(ctx, v.host)
	if err != nil {
		v.add("Look at what it says, or run the verification where programs may be started in the temporary folder.",
			"%s does not run here: %v", where, err)
		return
	}
	v.report.Ran = said
	if want := v.rules.Project + " " + v.Version; said != want {
		v.add(build, "%s calls itself %q instead of %q", where, said, want)
	}
}

func ask(ctx context.Context, program []byte) (string, error) {
	dir, err := os.MkdirTemp("", "release-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "provider.exe")
	if err := writeProgram(path, program); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	output, err := command.Output(ctx, command.Isolated(ctx, path, "-version"), "provider.exe -version")
	return strings.TrimSpace(output), err
}

// writeProgram writes a file that can be executed at once. A process that is
// started meanwhile would hold it open for a moment, and what is open for writing
// cannot be executed (golang/go#22315).
func writeProgram(path string, program []byte) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	return os.WriteFile(path, program, 0o700)
}
