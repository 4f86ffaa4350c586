// Command tiny is a provider as far as a release is concerned.
package main

import (
	"os"

	"example.com/part"
)

var version = "dev"

func main() { os.Stdout.WriteString(part.Name + " " + version + "\n") }
