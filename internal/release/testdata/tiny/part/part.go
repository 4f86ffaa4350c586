// Package part is what tiny was built from, besides itself.
package part

// Name is the name of the program.
const Name = "terraform-provider-tiny"
