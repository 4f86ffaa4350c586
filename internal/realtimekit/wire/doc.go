// Package wire reads texts, times, counts, numbers and raw JSON leniently: a value of an
// unexpected type is kept as JSON or left out, never an error. Values, fields and elements
// are strings of JSON; an absent value is "". The package knows no endpoint.
package wire
