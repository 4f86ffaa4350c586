// Package faults lists the faults that tests inject between an API with numbered pages and
// its reader. Each has the only allowed outcome: the complete list, a warning that the list
// is not proven complete, or an error that says what happened.
//
// It knows no client. Tests of the provider in process and on a CLI run the same [Rows].
package faults
