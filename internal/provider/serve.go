package provider

import (
	"io"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Serve answers the CLI that started this process, until it ends it.
//
// The standard log is silenced: to it net/http writes, as it came, what a server
// sends outside of an answer, and a CLI keeps that in its own log. The
// provider's log goes another way.
func Serve(version string, options ...tf6server.ServeOpt) error {
	log.SetOutput(io.Discard)

	return tf6server.Serve(Address, NewServer(version), options...)
}
