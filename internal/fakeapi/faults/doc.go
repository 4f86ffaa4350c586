// Package faults is the list of all that was thought of that may go wrong
// between an API with offset paging and whoever reads a list from it, with the
// one outcome that a reader may make of each: the right and complete list, a
// warning that the list is not proven complete, or an error that says what
// happened. Never a wrong list that claims to be complete, a panic or a hang.
//
// It knows the fake API and no client: tests of the client, of the provider and
// of a command line drive themselves from the same [Rows].
package faults
