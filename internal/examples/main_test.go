package examples

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
)

func TestMain(m *testing.M) { clitest.TestMain(m, removeProvider) }
