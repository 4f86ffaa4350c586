package main

import "testing"

func TestALockFileIsReadByHostAndVersion(t *testing.T) {
	t.Parallel()
	const lock = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/realtimekit/realtimekit" {
  version     = "0.0.1"
  constraints = ">= 0.0.1"
}
`
	for name, test := range map[string]struct {
		host, version string
		want          bool
	}{
		"as it is":        {"registry.terraform.io", "0.0.1", true},
		"another version": {"registry.terraform.io", "0.0.2", false},
		"another host":    {"registry.opentofu.org", "0.0.1", false},
	} {
		if err := lockedAt(lock, test.host, test.version); (err == nil) != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnErrorIsReadWithoutItsFrame(t *testing.T) {
	t.Parallel()
	got := plainly("╷\n│ Error: Failed\n│ \n│ the archive has\n│ no checksum\n╵\n")
	if got != "Error: Failed the archive has no checksum" {
		t.Errorf("plainly = %q", got)
	}
}
