package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestMarkdownTable_markup(t *testing.T) {
	t.Parallel()
	rows := tupleOf(objectOf("=t|", tftypes.NewValue(tftypes.String, "@me\r\n|<b>")))
	wantResult(t, "markdown_table", tftypes.NewValue(tftypes.String, "| =t\\| |\n| --- |\n| @<!-- -->me<br>\\|&lt;b&gt; |\n"), rows)
}
