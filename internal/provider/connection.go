package provider

import (
	"log/slog"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// connection is what the provider hands to everything that reads: one client,
// and with it one budget and one limit of concurrent requests.
type connection struct {
	settings settings
	// client is nil where the settings have problems.
	client *realtimekit.Client
}

func newConnection(settings settings, userAgent string) *connection {
	made := &connection{settings: settings}
	if len(settings.problems) > 0 {
		return made
	}

	// It fails only on negative numbers, which settings without problems do not have.
	made.client, _ = realtimekit.New(settings.baseURL, realtimekit.Config{
		Credentials:    settings.credentials,
		UserAgent:      userAgent,
		MaxRetries:     settings.maxRetries,
		PerFiveMinutes: settings.requestsPerFiveMinutes,
		Concurrency:    settings.maxConcurrentRequests,
		Log:            slog.New(logHandler{}),
	})

	return made
}

// app settles which app of which account a read is for, and reports what stands
// in the way of reading it: all of it, at once.
func (c *connection) app(accountID, appID types.String) (account, app string, diags diag.Diagnostics) {
	for _, problem := range c.settings.problems {
		problem.addTo(&diags)
	}

	account = c.settings.accountID.or(accountID, &diags)
	app = c.settings.appID.or(appID, &diags)

	return account, app, diags
}

// connected is embedded by everything that reads.
type connected struct {
	*connection
}

// connect takes the connection over. Terraform passes nothing while it validates.
func (c *connected) connect(providerData any) {
	if made, ok := providerData.(*connection); ok {
		c.connection = made
	}
}
