package release

import (
	"bytes"
	"debug/buildinfo"
	"runtime/debug"
)

const build = "Build it from the tag, with the flags of .goreleaser.yml."

// binary checks what a program says of itself: what it was built from and for,
// how, and as which version.
func (v *verification) binary(p Platform, program []byte) (info *debug.BuildInfo, ok bool) {
	where := v.file.Binary(p) + " in " + v.file.Zip(p)
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		v.add(build, "%s is no Go program: %v", where, err)
		return nil, false
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
		v.host = program
	}
	return info, true
}

// callsItself looks for the version that the linker was told: -trimpath keeps
// -ldflags out of the build information. A string that -X sets ends with a zero
// byte. What is before it is whatever the linker put there, often no zero byte,
// so only what would make another version of it is ruled out. Another string may
// end like that as well: this finds a wrong version where the binary cannot run.
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
