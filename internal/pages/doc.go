// Package pages reads the pages of the source tree as a reader does: links and the
// map of DESIGN.md lead somewhere, and markup is shown as it is meant. It has tests
// alone.
package pages
