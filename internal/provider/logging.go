package provider

import (
	"context"
	"log/slog"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// logHandler passes the client's log lines on to Terraform's log.
type logHandler struct{}

var _ slog.Handler = logHandler{}

func (logHandler) Enabled(context.Context, slog.Level) bool { return true }

func (logHandler) Handle(ctx context.Context, record slog.Record) error {
	fields := make(map[string]any, record.NumAttrs())

	record.Attrs(func(attribute slog.Attr) bool {
		fields[attribute.Key] = attribute.Value.Resolve().Any()
		return true
	})

	write := tflog.Debug
	switch {
	case record.Level >= slog.LevelError:
		write = tflog.Error
	case record.Level >= slog.LevelWarn:
		write = tflog.Warn
	case record.Level >= slog.LevelInfo:
		write = tflog.Info
	}
	write(ctx, record.Message, fields)
	return nil
}

// WithAttrs is not used by the client.
func (h logHandler) WithAttrs([]slog.Attr) slog.Handler { return h }

// WithGroup is not used by the client.
func (h logHandler) WithGroup(string) slog.Handler { return h }
