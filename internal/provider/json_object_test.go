package provider

import (
	"encoding/json"
	"testing"
)

func TestTheNamesOfAJSONObjectCannotMoveTheCursor(t *testing.T) {
	t.Parallel()

	got := jsonObject(map[string]json.RawMessage{
		"b\x1b[2J": json.RawMessage(`1`), "a\x7f\u009b": json.RawMessage(`"<é>"`), "é\u2028": json.RawMessage(`null`),
	})
	if want := `{"a��":"<é>","b�[2J":1,"é\u2028":null}`; got != want {
		t.Errorf("the object is %q, want %q", got, want)
	}
}
