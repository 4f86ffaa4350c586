package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestCSVEncode_formulas(t *testing.T) {
	t.Parallel()
	rows := tupleOf(objectOf("=t|", tftypes.NewValue(tftypes.String, "@me\r\n|<b>")))
	wantResult(t, "csvencode", tftypes.NewValue(tftypes.String, "'=t|\n\"'@me\n|<b>\"\n"), rows)
}

func TestCSVEncode_sameHeaders(t *testing.T) {
	t.Parallel()
	const text = `the columns "'=a" and "=a" would have the same header, "'=a", since it must not begin like a formula ` +
		`and has its line ends made the same; give one of them another name`
	rows := tupleOf(objectOf("'=a", aString, "=a", aString))
	wantFunctionError(t, "csvencode", 0, text, rows)
	wantFunctionError(t, "csvencode", 2, text, withColumns(rows, []string{"'=a", "=a"})...)
}
