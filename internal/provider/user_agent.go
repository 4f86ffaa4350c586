package provider

import (
	"fmt"
	"runtime/debug"
)

// userAgent names provider, framework and CLI to Cloudflare. The version of the
// CLI is what it says of itself: OpenTofu gives the version of the Terraform
// whose features it has, so the two cannot be told apart.
func userAgent(version, cliVersion string) string {
	return fmt.Sprintf("terraform-provider-realtimekit/%s terraform-plugin-framework/%s cli/%s",
		version, moduleVersion("github.com/hashicorp/terraform-plugin-framework"), cliVersion)
}

// moduleVersion is the version of a module that this program was built with.
func moduleVersion(path string) string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}

	for _, module := range build.Deps {
		if module.Path == path {
			return module.Version
		}
	}

	return "unknown"
}
