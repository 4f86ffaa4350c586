package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

type sessionUsageModel struct {
	sessionListModel

	GroupBy  types.List   `tfsdk:"group_by"`
	TimeZone types.String `tfsdk:"time_zone"`

	Totals types.Object `tfsdk:"totals"`
	Groups types.List   `tfsdk:"groups"`
}

// sumCollector adds up the sessions of a list.
type sumCollector struct {
	*usage.Fold

	options usage.Options
}

// Reset begins the sums again. The options were validated.
func (c *sumCollector) Reset() { c.Fold, _ = usage.New(c.options) }

// options is how to group the sessions.
func (m *sessionUsageModel) options() (options usage.Options, diags diag.Diagnostics) {
	var err error

	if !m.GroupBy.IsNull() {
		if options.GroupBy, err = usage.ParseKeys(knownTexts(m.GroupBy)); err != nil {
			diags.Append(invalidArgument(path.Root("group_by"), err))
		}
	}

	if !m.TimeZone.IsNull() {
		if options.Zone, err = usage.ParseZone(m.TimeZone.ValueString()); err != nil {
			diags.Append(invalidArgument(path.Root("time_zone"), err))
		}
	}

	return options, diags
}

func (m *sessionUsageModel) read(ctx context.Context, connection *connection) diag.Diagnostics {
	query, diags := m.query(connection)
	options, problems := m.options()

	if diags.Append(problems...); diags.HasError() {
		return diags
	}

	sums := &sumCollector{options: options}

	listing, err := connection.client.Sessions(ctx, query, sums)
	if err != nil {
		return append(diags, sessionsReading(query).unableTo(err))
	}

	diags.Append(m.fill(query, listing, true)...)

	return append(diags, m.fillUsage(sums.Report())...)
}

// fillUsage puts the sums into the model.
func (m *sessionUsageModel) fillUsage(report usage.Report) diag.Diagnostics {
	m.Totals = objectValue(totalsColumns(), &usage.Group{Totals: report.Totals})
	m.Groups = listValue(append(groupColumns(), totalsColumns()...), report.Groups)

	var diags diag.Diagnostics
	if report.Unreadable > 0 {
		diags.AddWarning("Some sessions belong to no period", fmt.Sprintf("Sessions whose created_at cannot be read as a time: %d of %d. "+
			"They are in the groups whose period_start is null.", report.Unreadable, report.Totals.Sessions))
	}

	return diags
}
