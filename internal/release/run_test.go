package release

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestAProgramIsAskedWhileOthersAreStarted(t *testing.T) {
	t.Parallel()
	program := compile(t, Host(), tinyVersion)
	var askers sync.WaitGroup
	for range 8 {
		askers.Go(func() {
			for range 25 {
				if said, err := ask(t.Context(), program); err != nil || said != "terraform-provider-tiny 1.2.3" {
					t.Errorf("ask = %q, %v", said, err)
					return
				}
			}
		})
	}
	askers.Wait()
}

func TestNoBinaryRunsBeforeItIsKnownToBeTheReleased(t *testing.T) {
	t.Parallel()
	for name, breaks := range map[string]func(*small){
		"another sum": func(s *small) {
			s.pack(Host(), append(compile(s.T, Host(), tinyVersion), 0))
		},
		"another key": func(s *small) {
			s.key = newKey(s.T, signing())
			public := s.read(KeyFile)
			s.sign()
			s.write(KeyFile, public)
		},
		"another module": func(s *small) {
			s.pack(Host(), exchanged(s.T, compile(s.T, Host(), tinyVersion), tiny().Module, "example.com/terraform-provider-evil"))
			s.seal()
		},
		"another file beside it": func(s *small) {
			s.write(s.names.Zip(foreign()), "no zip")
			s.seal()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSmall(t)
			breaks(s)
			report, err := tiny().Verify(t.Context(), s.Release)
			if err != nil || len(report.Problems) == 0 || report.Ran != "" {
				t.Errorf("Ran = %q, %v, %v", report.Ran, report.Problems, err)
			}
		})
	}
}

// exchanged is a program in which a text stands in the place of another.
func exchanged(t *testing.T, program []byte, from, to string) []byte {
	t.Helper()
	if len(from) != len(to) || !bytes.Contains(program, []byte(from)) {
		t.Fatalf("%q cannot stand in the place of %q", to, from)
	}
	return bytes.ReplaceAll(program, []byte(from), []byte(to))
}

func TestABinaryRunsThoughItsDocumentationIsNotDone(t *testing.T) {
	t.Parallel()
	s := newSmall(t)
	s.document("more.md", 1)
	report, err := tiny().Verify(t.Context(), s.Release)
	if err != nil || len(report.Problems) != 1 || report.Ran != "terraform-provider-tiny 1.2.3" {
		t.Errorf("Ran = %q, %v, %v", report.Ran, report.Problems, err)
	}
}

func TestABinaryIsRefusedForWhatItSays(t *testing.T) {
	t.Parallel()
	const version = "\x001.2.3\x00" // as the linker writes it, where nothing reads it
	refuses(t, map[string]broken{
		"another version": {
			func(s *small) {
				s.pack(Host(), append(slices.Clone(compile(s.T, Host(), "1.2.4")), version...))
				s.seal()
			},
			[]string{`calls itself "terraform-provider-tiny 1.2.4" instead of "terraform-provider-tiny 1.2.3"`},
		},
	})
}

func TestAProgramThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	_, err := ask(t.Context(), []byte("#!/bin/sh\necho no such flag >&2\nexit 3\n"))
	if want := "provider.exe -version: exit status 3\n\nno such flag\n"; err == nil || err.Error() != want {
		t.Errorf("ask: %v, want %q", err, want)
	}
}

func TestAVerificationThatIsInterruptedLeavesNothingBehind(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	s := newSmall(t)
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if _, err := tiny().Verify(ctx, s.Release); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	left, err := os.ReadDir(temp)
	if err != nil || slices.ContainsFunc(left, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), "release-") }) {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
