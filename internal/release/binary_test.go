package release

import (
	"testing"
)

func TestAReleaseIsRefusedForItsBinaries(t *testing.T) {
	t.Parallel()
	with := func(p Platform, binary func(*small) []byte) func(*small) {
		return func(s *small) {
			s.pack(p, binary(s))
			s.seal()
		}
	}
	refuses(t, map[string]broken{
		"another version on the host": {
			with(Host(), func(s *small) []byte { return compile(s.T, Host(), "1.2.4") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"another version elsewhere": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.2.4") }),
			[]string{"terraform-provider-tiny_v1.2.3.exe in terraform-provider-tiny_1.2.3_windows_386.zip does not call itself version 1.2.3"},
		},
		"a version that ends alike": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.1.2.3") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"a version that begins alike": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.2.3-rc1") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"the binary of another platform": {
			with(foreign(), func(s *small) []byte { return compile(s.T, Platform{"freebsd", "arm64"}, tinyVersion) }),
			[]string{"is built with GOARCH=arm64 instead of 386", "is built with GOOS=freebsd instead of windows"},
		},
		"paths of the machine in it": {
			with(Host(), func(s *small) []byte { return compile(s.T, Host(), tinyVersion, "-tags=none") }),
			[]string{"is built with -trimpath=nothing instead of true"},
		},
		"no program": {
			with(foreign(), func(*small) []byte { return []byte("#!/bin/sh\n") }),
			[]string{"is no Go program: "},
		},
	})
}
