package provider

import (
	"log/slog"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// connection is what all blocks of a provider share: one client, and so one rate limit.
type connection struct {
	config   config
	problems []problem
	// client is nil if there are problems.
	client *realtimekit.Client
}

func newConnection(config config, problems []problem, userAgent string) *connection {
	made := &connection{config: config, problems: problems}
	if len(problems) == 0 {
		config.client.UserAgent, config.client.Log = userAgent, slog.New(logHandler{})
		// New refuses only negative numbers, which were validated.
		made.client, _ = realtimekit.New(config.baseURL, config.client)
	}
	return made
}

// account returns the account that a block reads, and every problem that prevents it.
func (c *connection) account(own types.String) (string, diag.Diagnostics) {
	var diags diag.Diagnostics
	for _, problem := range c.problems {
		problem.addTo(&diags)
	}
	return c.config.accountID.or(own, &diags), diags
}

// app is like account, with the app of the account.
func (c *connection) app(ownAccount, ownApp types.String) (account, app string, diags diag.Diagnostics) {
	account, diags = c.account(ownAccount)
	return account, c.config.appID.or(ownApp, &diags), diags
}

// or returns the value that a block sets, or else the setting.
func (s setting) or(own types.String, diags *diag.Diagnostics) string {
	switch {
	case !own.IsNull():
		return own.ValueString()
	case s.problem != nil:
		s.problem.addTo(diags)
	}
	return s.text
}

// connectionOf returns nil if the provider is not configured, as when a CLI validates.
func connectionOf(providerData any) *connection {
	made, _ := providerData.(*connection)
	return made
}
