// Package main, as `make changelog VERSION=1.2.3`, prints what CHANGELOG.md says
// of a version: the notes of its release. A version that nobody wrote about is
// an error, so that none is released.
package main

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/semver"
)

// section is what the changelog says of a version, or of what is in none yet.
type section struct {
	version string // "Unreleased" before there is one
	date    string
	notes   string
}

const unreleased = "Unreleased"

var (
	// A release that must not be used any more is marked and stays: nobody can take
	// it out of the registries.
	heading = regexp.MustCompile(`^## \[([^\]]+)\](?: - (\S+))?( \[YANKED\])?$`)
	change  = regexp.MustCompile(`^### (.*)$`)
	target  = regexp.MustCompile(`^\[([^\]]+)\]: `)
)

// changes are the kinds that Keep a Changelog knows.
var changes = []string{"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

// parse reads a changelog, newest section first, and refuses one that another
// reader could take for something else.
func parse(text string) ([]section, error) {
	var sections []section
	links := map[string]string{}
	for number, line := range slices.Collect(strings.Lines(text)) {
		line = strings.TrimRight(line, "\r\n")
		made, begins, err := begin(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number+1, err)
		}
		link := target.FindStringSubmatch(line)
		switch {
		case begins:
			sections = append(sections, made)
		case link != nil:
			links[link[1]] = line
		case len(sections) > 0:
			sections[len(sections)-1].notes += line + "\n"
		}
	}
	for i := range sections {
		if links[sections[i].version] == "" {
			return nil, fmt.Errorf("nothing says where [%s] leads: end with a line [%[1]s]: https://…", sections[i].version)
		}
		sections[i].notes = linked(strings.TrimSpace(sections[i].notes), links)
	}
	return sections, order(sections)
}

// linked are notes with the targets of their links, which stand at the end of the
// changelog.
func linked(notes string, links map[string]string) string {
	var used []string
	for _, label := range slices.Sorted(maps.Keys(links)) {
		if strings.Contains(notes, "["+label+"]") {
			used = append(used, links[label])
		}
	}
	return strings.TrimSpace(notes + "\n\n" + strings.Join(used, "\n"))
}

// begin tells whether a line is the heading of a section, and which.
func begin(line string) (made section, begins bool, err error) {
	if kind := change.FindStringSubmatch(line); kind != nil && !slices.Contains(changes, kind[1]) {
		return section{}, false, fmt.Errorf("%q is none of %s", kind[1], strings.Join(changes, ", "))
	}
	if !strings.HasPrefix(line, "## ") {
		return section{}, false, nil
	}
	parts := heading.FindStringSubmatch(line)
	if parts == nil {
		return section{}, false, fmt.Errorf(`%q is neither "## [Unreleased]" nor like "## [1.2.3] - 2026-01-31"`, line)
	}
	made = section{version: parts[1], date: parts[2]}
	return made, true, made.check()
}

func (s section) check() error {
	if s.version == unreleased {
		if s.date != "" {
			return errors.New("what is unreleased has no date")
		}
		return nil
	}
	if tag := "v" + s.version; !semver.IsValid(tag) || semver.Canonical(tag) != tag {
		return fmt.Errorf("%q is no version", s.version)
	}
	if _, err := time.Parse(time.DateOnly, s.date); err != nil {
		return fmt.Errorf("version %s has no date like 2026-01-31", s.version)
	}
	return nil
}

// order wants one section of what is unreleased, at the top, and below it each
// version once, the newest first: fixes go into the latest alone.
func order(sections []section) error {
	if len(sections) == 0 || sections[0].version != unreleased {
		return errors.New("the first section is not [Unreleased]")
	}
	for i, s := range sections[1:] {
		above := sections[i].version
		switch {
		case s.version == unreleased, s.version == above:
			return fmt.Errorf("there are two sections of %s", s.version)
		case i > 0 && semver.Compare("v"+s.version, "v"+above) > 0:
			return fmt.Errorf("version %s stands below %s, which is older", s.version, above)
		}
	}
	return nil
}

// notesOf are those of a version, which may be named as its tag is.
func notesOf(text, wanted string) (string, error) {
	if wanted == "" {
		return "", errors.New("name a version that it has: make changelog VERSION=1.2.3")
	}
	sections, err := parse(text)
	if err != nil {
		return "", err
	}
	if semver.IsValid(wanted) {
		wanted = strings.TrimPrefix(wanted, "v")
	}
	at := slices.IndexFunc(sections, func(s section) bool { return s.version == wanted })
	if at < 0 {
		return "", fmt.Errorf("there is no section of %q: write one before it is released", wanted)
	}
	for line := range strings.Lines(sections[at].notes) {
		if text := strings.TrimSpace(line); text != "" && !change.MatchString(text) {
			return sections[at].notes + "\n", nil
		}
	}
	return "", fmt.Errorf("the section of %s says nothing", wanted)
}
