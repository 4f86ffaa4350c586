package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	wanted := flag.String("version", "", "the version, as 1.2.3 or v1.2.3, or Unreleased")
	file := flag.String("file", "CHANGELOG.md", "the changelog")
	flag.Parse()
	if err := run(*file, *wanted); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file, wanted string) error {
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
