package main

import (
	"flag"
	"fmt"
	"os"
)

// file is the changelog, seen from the top of the source tree.
const file = "CHANGELOG.md"

func main() {
	wanted := flag.String("version", "", "the version, as 1.2.3 or v1.2.3, or Unreleased")
	flag.Parse()
	if err := run(*wanted); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(wanted string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	notes, err := notesOf(string(text), wanted)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	_, err = fmt.Print(notes)
	return err
}
