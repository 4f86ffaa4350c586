package workdir

import (
	"path/filepath"
	"slices"
	"strings"
)

// foreign are the variables, by prefix, that would make a run another one than
// it says: other arguments, other folders, another provider, another account.
var foreign = []string{"TF_", "TOFU_", "CLOUDFLARE_", "REALTIMEKIT_"}

// ownEnvironment is environ without what is foreign, and with what keeps the CLI
// to the working directory: it asks nothing, installs nothing, calls nobody.
func (w *Dir) ownEnvironment(environ []string) []string {
	return append(slices.DeleteFunc(slices.Clone(environ), isForeign),
		"TF_CLI_CONFIG_FILE="+w.cliConfiguration(),
		"TF_DATA_DIR="+filepath.Join(w.dir, "data"),
		"TF_IN_AUTOMATION=1",
		"TF_INPUT=0",
		"CHECKPOINT_DISABLE=1",
	)
}

func isForeign(entry string) bool {
	return slices.ContainsFunc(foreign, func(prefix string) bool { return strings.HasPrefix(entry, prefix) })
}
