// Package examples runs every example that people copy, on a real CLI against the
// fake API: its outputs are worked out again in Go, its own tests pass, and what its
// page shows is what the CLI prints. It has tests alone.
package examples
