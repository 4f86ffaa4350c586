package table

import "testing"

func TestTable_Markdown(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		table Table
		want  string
	}{
		"nothing": {Table{}, ""},
		"no rows": {Table{Columns: []string{"a", "b"}}, "| a | b |\n| --- | --- |\n"},
		"kinds": {
			row(text("x"), number("-1.50"), text("true"), Cell{}),
			"| a | b | c | d |\n| --- | ---: | --- | --- |\n| x | -1.50 | true |  |\n",
		},
		"numbers and null": {
			Table{[]string{"a", "b", "c"}, [][]Cell{{number("1"), number("1"), {}}, {{}, text("2"), {}}}},
			"| a | b | c |\n| ---: | --- | --- |\n| 1 | 1 |  |\n|  | 2 |  |\n",
		},
		"a number and a bool": {
			Table{[]string{"a"}, [][]Cell{{number("1")}, {text("true")}}},
			"| a |\n| --- |\n| 1 |\n| true |\n",
		},
		"headers": {Table{Columns: []string{"a|b", "minutes_consumed", "<b>\n"}}, "| a\\|b | minutes_consumed | &lt;b&gt;<br> |\n| --- | --- | --- |\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.table.Markdown(); got != test.want {
				t.Errorf("%s\nwant\n%s", got, test.want)
			}
		})
	}
}
