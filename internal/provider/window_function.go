package provider

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// The positions of the arguments, which errors are about.
const (
	windowUnit int64 = iota
	windowOffset
	windowAt
	windowTimeZone
)

type windowFunction struct{}

var _ function.Function = windowFunction{}

func newWindowFunction() function.Function { return windowFunction{} }

func (windowFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "window"
}

func (windowFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Finds the start and the end of an hour, day, week, month, quarter or year.",
		MarkdownDescription: "Finds the hour, day, week, month, quarter or year that contains a moment, or one before or after it, in a time zone, " +
			"daylight saving included. Returns an object of two RFC 3339 times with the offsets of the zone at those times: `start`, the first instant of the window, " +
			"and `end`, the first instant after it, at which the next window starts.",
		Parameters: []function.Parameter{
			function.StringParameter{
				Name:                "unit",
				MarkdownDescription: "What the window is: `hour`, `day`, `week` (Monday first), `month`, `quarter` (from January, April, July or October) or `year`.",
			},
			// Not an Int64Parameter, whose error for 1.5 does not name the argument.
			function.NumberParameter{
				Name: "offset",
				MarkdownDescription: "Number of windows after the one that contains `at`: `0` for that window, `-1` for the previous one, " +
					"`1` for the next one.",
			},
			function.StringParameter{
				Name:                "at",
				MarkdownDescription: "The moment to count from, an RFC 3339 time. `plantimestamp()` for now.",
			},
			function.StringParameter{
				Name: "time_zone",
				MarkdownDescription: "Time zone of the window: a name of the IANA database such as `Europe/Berlin`. " +
					"`UTC` when null.",
				AllowNullValue: true,
			},
		},
		Return: function.ObjectReturn{AttributeTypes: map[string]attr.Type{"start": types.StringType, "end": types.StringType}},
	}
}

type windowResult struct {
	Start string `tfsdk:"start"`
	End   string `tfsdk:"end"`
}

func (windowFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var (
		unit, at string
		offset   types.Number
		timeZone types.String
		found    windowResult
	)
	if resp.Error = req.Arguments.Get(ctx, &unit, &offset, &at, &timeZone); resp.Error != nil {
		return
	}
	if found, resp.Error = findWindow(unit, offset, at, timeZone); resp.Error != nil {
		return
	}
	resp.Error = resp.Result.Set(ctx, found)
}

func findWindow(unit string, offset types.Number, at string, timeZone types.String) (windowResult, *function.FuncError) {
	key, err := usage.ParseUnit(unit)
	if err != nil {
		return windowResult{}, badArgument(windowUnit, err)
	}
	from, err := usage.ParseTime(at)
	if err != nil {
		return windowResult{}, badArgument(windowAt, err)
	}
	zone := time.UTC
	if !timeZone.IsNull() {
		if zone, err = usage.ParseZone(timeZone.ValueString()); err != nil {
			return windowResult{}, badArgument(windowTimeZone, err)
		}
	}
	number, err := wholeOffset(offset)
	if err != nil {
		return windowResult{}, badArgument(windowOffset, err)
	}
	start, end, err := usage.Window(key, number, from, zone)
	if err != nil {
		return windowResult{}, noWindow(unit, number, err)
	}
	return windowResult{start.Format(time.RFC3339), end.Format(time.RFC3339)}, nil
}

// wholeOffset clamps what does not fit: there are no windows that far away.
func wholeOffset(number types.Number) (int64, error) {
	if number.IsNull() || !number.ValueBigFloat().IsInt() {
		return 0, fmt.Errorf("%s is not a whole number; write 0 for the window that contains the time in at, -1 for the one before it, 1 for the one after it",
			allDigits(number))
	}
	whole, _ := number.ValueBigFloat().Int64()
	return whole, nil
}

// noWindow blames the time if its own window is not whole.
func noWindow(unit string, offset int64, err error) *function.FuncError {
	if offset == 0 {
		return badArgument(windowAt, fmt.Errorf("the %s that contains it is out of range: %w", unit, err))
	}
	return badArgument(windowOffset, fmt.Errorf("that %s is out of range: %w; write a number closer to 0", unit, err))
}

// badArgument is part of a sentence: CLIs add the name of the argument and a full stop.
func badArgument(position int64, err error) *function.FuncError {
	return function.NewArgumentFuncError(position, err.Error())
}
