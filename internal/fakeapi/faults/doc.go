// Package faults lists what can go wrong between an API with numbered pages and
// its reader, each with the one outcome that a reader may make of it: the complete
// list, a warning that the list is not proven complete, or an error that says what
// happened. Never a wrong list that claims to be complete, a panic or a hang.
//
// It knows the fake API and no client. Tests of the provider and of a command line
// run the same [Rows].
package faults
