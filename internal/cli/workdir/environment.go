package workdir

import (
	"path/filepath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

// ownEnvironment is environ without what is foreign, and with what keeps the CLI
// to the working directory: it asks nothing, installs nothing, calls nobody.
func (w *Dir) ownEnvironment(environ []string) []string {
	return append(cli.WithoutForeign(environ),
		"TF_CLI_CONFIG_FILE="+w.cliConfiguration(),
		"TF_DATA_DIR="+filepath.Join(w.dir, "data"),
		"TF_IN_AUTOMATION=1",
		"TF_INPUT=0",
		"CHECKPOINT_DISABLE=1",
	)
}
