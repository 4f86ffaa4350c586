package provider

import (
	"bytes"
	"log/slog"
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

func TestLogHandler_levels(t *testing.T) {
	t.Parallel()
	for level, want := range map[slog.Level]string{
		slog.LevelDebug: "debug", slog.LevelInfo: "info", slog.LevelWarn: "warn", slog.LevelError: "error",
		slog.LevelInfo - 1: "debug", slog.LevelWarn - 1: "info", slog.LevelError - 1: "warn", slog.LevelError + 4: "error",
	} {
		t.Run(level.String(), func(t *testing.T) {
			t.Parallel()
			var written bytes.Buffer
			slog.New(logHandler{}).Log(tflogtest.RootLogger(t.Context(), &written), level, "waiting", "page", 7)
			lines, err := tflogtest.MultilineJSONDecode(&written)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range lines {
				delete(line, "@timestamp")
				delete(line, "@caller")
			}
			if whole := []map[string]any{{"@level": want, "@message": "waiting", "@module": "provider", "page": 7.0}}; !reflect.DeepEqual(lines, whole) {
				t.Errorf("the log is %v, want %v", lines, whole)
			}
		})
	}
}
