package provider_test

import (
	"errors"
	"io"
	"log"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

var errNotServed = errors.New("not served")

// unserved is an option that ends Serve before it serves.
type unserved struct{}

func (unserved) ApplyServeOpt(*tf6server.ServeConfig) error { return errNotServed }

// net/http writes what a server sends outside of an answer to the standard log,
// with any credentials that the server repeats.
//
//nolint:paralleltest // the standard log belongs to the process
func TestServe_silencesStandardLog(t *testing.T) {
	before := log.Writer()
	defer log.SetOutput(before)
	if err := provider.Serve("test", unserved{}); !errors.Is(err, errNotServed) {
		t.Errorf("err = %v", err)
	}
	if log.Writer() != io.Discard {
		t.Error("the standard log is written")
	}
}
