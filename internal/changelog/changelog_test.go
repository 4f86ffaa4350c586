package main

import (
	"os"
	"strings"
	"testing"
)

const some = `# Changelog

What a reader is told first.

## [Unreleased]

### Added

- Something to come.

## [1.1.0] - 2026-02-03

### Added

- A data source.

### Fixed

- A number ([#12]),
  over two lines.

## [1.0.0-rc.1] - 2026-01-31 [YANKED]

### Added

[Unreleased]: https://example.com/compare/v1.1.0...HEAD
[1.1.0]: https://example.com/releases/v1.1.0
[1.0.0-rc.1]: https://example.com/releases/v1.0.0-rc.1
[#12]: https://example.com/issues/12
`

func TestTheNotesOfAVersionAreItsSection(t *testing.T) {
	t.Parallel()
	const want = "### Added\n\n- A data source.\n\n### Fixed\n\n- A number ([#12]),\n  over two lines.\n\n[#12]: https://example.com/issues/12\n"
	for _, wanted := range []string{"1.1.0", "v1.1.0"} {
		if got, err := notesOf(some, wanted); err != nil || got != want {
			t.Errorf("notesOf(%q) = %q, %v; want %q", wanted, got, err, want)
		}
	}
	if got, err := notesOf(some, unreleased); err != nil || got != "### Added\n\n- Something to come.\n" {
		t.Errorf("notesOf(Unreleased) = %q, %v", got, err)
	}
}

func TestLinesMayEndAsOnWindows(t *testing.T) {
	t.Parallel()
	const want = "### Added\n\n- Something to come.\n"
	if got, err := notesOf(strings.ReplaceAll(some, "\n", "\r\n"), unreleased); err != nil || got != want {
		t.Errorf("notesOf = %q, %v; want %q", got, err, want)
	}
}

func TestAVersionWithoutNotesIsAnError(t *testing.T) {
	t.Parallel()
	for wanted, want := range map[string]string{
		"2.0.0":       `there is no section of "2.0.0"`,
		"1.1":         `there is no section of "1.1"`,
		"":            "name a version that it has: make changelog VERSION=1.2.3",
		"vUnreleased": `there is no section of "vUnreleased"`,
		"1.0.0-rc.1":  "the section of 1.0.0-rc.1 says nothing",
	} {
		if got, err := notesOf(some, wanted); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("notesOf(%q) = %q, %v; want an error with %q", wanted, got, err, want)
		}
	}
}

func TestAChangelogThatCanBeMisreadIsRefused(t *testing.T) {
	t.Parallel()
	const (
		top   = "## [Unreleased]\n"
		links = "[Unreleased]: https://example.com/1\n[1.0.0]: https://example.com/2\n[1.1.0]: https://example.com/3\n"
	)
	for name, test := range map[string]struct{ text, want string }{
		"nothing":                  {"", "the first section is not [Unreleased]"},
		"a version at the top":     {"## [1.0.0] - 2026-01-31\n" + top + links, "the first section is not [Unreleased]"},
		"a version twice":          {top + "## [1.0.0] - 2026-01-31\n## [1.0.0] - 2026-02-01\n" + links, "two sections of 1.0.0"},
		"unreleased twice":         {top + "## [1.0.0] - 2026-01-31\n" + top + links, "two sections of Unreleased"},
		"an older version above":   {top + "## [1.0.0] - 2026-01-31\n## [1.1.0] - 2026-02-01\n" + links, "version 1.1.0 stands below 1.0.0, which is older"},
		"a version without a link": {top + "## [1.2.0] - 2026-01-31\n" + links, "nothing says where [1.2.0] leads"},
		"another mark":             {top + "## [1.0.0] - 2026-01-31 [REMOVED]\n", "is neither"},
		"a version without a date": {top + "## [1.0.0]\n", "line 2: version 1.0.0 has no date"},
		"a day that never was":     {top + "## [1.0.0] - 2026-02-30\n", "version 1.0.0 has no date"},
		"a tag for a version":      {top + "## [v1.0.0] - 2026-01-31\n", `"v1.0.0" is no version`},
		"a version without marks":  {top + "## 1.0.0 - 2026-01-31\n", "is neither"},
		"unreleased with a date":   {"## [Unreleased] - 2026-01-31\n", "what is unreleased has no date"},
		"a kind that is none":      {top + "### Improvements\n", `line 2: "Improvements" is none of Added`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if sections, err := parse(test.text); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("parse = %v, %v; want an error with %q", sections, err, test.want)
			}
		})
	}
}

// The changelog of this source tree, where a release will look.
func TestTheChangelogCanBeRead(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parse(string(text)); err != nil {
		t.Error(err)
	}
}
