package release

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
)

const build = "Build it from the tag, with the flags of .goreleaser.yml."

// binary checks what a program says of itself: what it was built from and for,
// how, and as which version.
func (v *verification) binary(p Platform, program []byte) {
	where := v.file.Binary(p) + " in " + v.file.Zip(p)
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		v.add(build, "%s is no Go program: %v", where, err)
		return
	}
	if info.Main.Path != v.rules.Module {
		v.add(build, "%s is built from %s, not from %s", where, info.Main.Path, v.rules.Module)
	}
	for _, want := range []debug.BuildSetting{
		{Key: "GOOS", Value: p.OS},
		{Key: "GOARCH", Value: p.Arch},
		{Key: "CGO_ENABLED", Value: "0"}, // HCP Terraform has no libraries
		{Key: "-trimpath", Value: "true"},
	} {
		if got := setting(info, want.Key); got != want.Value {
			v.add(build, "%s is built with %s=%s instead of %s", where, want.Key, got, want.Value)
		}
	}
	if !callsItself(program, v.Version) {
		v.add(build, "%s does not call itself version %s", where, v.Version)
	}
	if p == Host() {
		v.run(where, program)
	}
	v.sbom(p, info)
}

// callsItself looks for the version that the linker was told: -trimpath keeps
// -ldflags out of the build information. A string that -X sets ends with a zero
// byte, which no other one does, and begins after what is no part of a version.
func callsItself(program []byte, version string) bool {
	stamp := append([]byte(version), 0)
	for rest := program; ; {
		at := bytes.Index(rest, stamp)
		if at < 0 {
			return false
		}
		if at > 0 && !ofVersion(rest[at-1]) {
			return true
		}
		rest = rest[at+1:]
	}
}

func ofVersion(c byte) bool {
	return c == '.' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return "nothing"
}

// run asks the host's own binary for its version.
func (v *verification) run(where string, program []byte) {
	said, err := ask(program)
	if err != nil {
		v.add(build, "%s does not run here: %v", where, err)
		return
	}
	v.report.Ran = said
	if want := v.rules.Project + " " + v.Version; said != want {
		v.add(build, "%s calls itself %q instead of %q", where, said, want)
	}
}

func ask(program []byte) (string, error) {
	dir, err := os.MkdirTemp("", "release-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "provider.exe")
	if err := writeProgram(path, program); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	output, err := exec.CommandContext(ctx, path, "-version").Output()
	return strings.TrimSpace(string(output)), err
}

// writeProgram writes a file that can be executed at once. A process that is
// started meanwhile would hold it open for a moment, and what is open for writing
// cannot be executed (golang/go#22315).
func writeProgram(path string, program []byte) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	return os.WriteFile(path, program, 0o700)
}
