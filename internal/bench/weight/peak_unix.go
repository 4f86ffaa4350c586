//go:build unix

package weight

import (
	"os"
	"runtime"
	"syscall"
)

func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}

	peak := int64(usage.Maxrss) //nolint:unconvert // an int32 where an int has 32 bits

	if runtime.GOOS == "darwin" {
		return peak // in bytes there, in KiB elsewhere
	}

	return peak << 10
}
