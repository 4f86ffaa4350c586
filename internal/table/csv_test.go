package table

import "testing"

func TestTable_CSV(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		table Table
		want  string
	}{
		"nothing":                 {Table{}, ""},
		"no rows":                 {Table{Columns: []string{"a", "b"}}, "a,b\n"},
		"kinds":                   {row(text("x"), number("1.50"), text("true"), Cell{}), "a,b,c,d\nx,1.50,true,\n"},
		"quotes":                  {row(text(`say "hi"`), text("a,b"), text(" a"), text("a ")), "a,b,c,d\n\"say \"\"hi\"\"\",\"a,b\",\" a\",a \n"},
		"line ends":               {row(text("1\n2"), text("3\r\n4"), text("5\r6"), text("7\r\r\n8")), "a,b,c,d\n\"1\n2\",\"3\n4\",\"5\n6\",\"7\n\n8\"\n"},
		"two empty":               {row(text(""), Cell{}), "a,b\n,\n"},
		"one empty":               {row(text("")), "a\n\"\"\n"},
		"formulas":                {row(text("=1+1"), text("+1"), text("-1"), text("@SUM(A1)")), "a,b,c,d\n'=1+1,'+1,'-1,'@SUM(A1)\n"},
		"unseen":                  {row(text("\t=1"), text("\r=1"), text("\r\n=1"), text("\n=1")), "a,b,c,d\n'\t=1,\"'\n=1\",\"'\n=1\",\"'\n=1\"\n"},
		"NUL":                     {row(text("\x00=1"), text("\x00"), text("a\x00=1")), "a,b,c\n'\x00=1,'\x00,a\x00=1\n"},
		"full-width":              {row(text("＝1"), text("＋1"), text("－1"), text("＠A1")), "a,b,c,d\n'＝1,'＋1,'－1,'＠A1\n"},
		"spaces":                  {row(text(" =1"), text("\u00a0+1"), text("\u3000－1"), text("\u2009 @A1")), "a,b,c,d\n' =1,'\u00a0+1,'\u3000－1,'\u2009 @A1\n"},
		"zero width":              {row(text("\u200b=1"), text("\u200d\ufeff=1"), text("\u2060=1"), text("\u200e=1")), "a,b,c,d\n'\u200b=1,'\u200d\ufeff=1,'\u2060=1,'\u200e=1\n"},
		"controls":                {row(text("\v=1"), text("\x1b=1"), text("\u0085=1"), text(" \tx")), "a,b,c,d\n'\v=1,'\x1b=1,'\u0085=1,' \tx\n"},
		"only spaces before text": {row(text(" a"), text("\u00a0a=1"), text("\u200b1")), "a,b,c\n\" a\",\"\u00a0a=1\",\u200b1\n"},
		"no formula":              {row(text("1=1"), text("a-b"), text("'=1"), text("a@b.c")), "a,b,c,d\n1=1,a-b,'=1,a@b.c\n"},
		"numbers":                 {row(number("-1"), number("-0.5"), text("-0.5")), "a,b,c\n-1,-0.5,'-0.5\n"},
		"headers": {
			Table{Columns: []string{"=a", "b,c", "d\r\ne", "\tf", `"g"`}},
			"'=a,\"b,c\",\"d\ne\",'\tf,\"\"\"g\"\"\"\n",
		},
		"the end of data for PostgreSQL": {row(text(`\.`), text("x")), "a,b\n\"\\.\",x\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := test.table.CSV(); err != nil || got != test.want {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
		})
	}
}

func TestTable_CSV_sameHeaders(t *testing.T) {
	t.Parallel()
	const why = `because formulas get an apostrophe and line ends become line feeds; rename one of them`
	for want, columns := range map[string][]string{
		`the columns "=b" and "'=b" would have the same header "'=b", ` + why:       {"a", "=b", "'=b"},
		`the columns "b\r\nc" and "b\rc" would have the same header "b\nc", ` + why: {"a", "b\r\nc", "b\rc"},
	} {
		got, err := Table{Columns: columns}.CSV()
		if got != "" {
			t.Errorf("%q", got)
		}
		wantError(t, err, 2, want)
	}
}
