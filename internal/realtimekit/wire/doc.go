// Package wire reads text, times, counts, numbers and raw JSON out of JSON text leniently:
// a value of an unexpected type is kept as JSON or left out, never an error. Values and
// parts of objects and arrays are passed as strings of JSON; an absent value is "". The
// package knows no endpoint.
package wire
