package table

import "testing"

// hostile are texts that would like to be more than text.
var hostile = []string{
	``, ` `, `=1+1`, "\t=1", "\r\n", `"`, `a,"b`, "a\rb", `\.`, `'=a`, `|`, `\|`, "`|`", "`` ` ``", `<b onclick="x">`, `</td></tr></table>`, `&lt;`, `&#x3c;b>`,
	`[a](javascript:b)`, `[a]: b`, `![a][b]`, `*a*`, `_a_b_`, `~~a~~`, `https://a.b/c_d_`, `www.a.b`, `a@b.cc`, `@a`, `#1`, `GH-1`, `:tada:`, `$a$`, `<!--`, `-->`, `a\`,
	"---", "1. a", "- a", "# a", "> a", "\x00", "\u2028", "\xff", "a\u00a0", "\v\f", "@\u0338 @", "\n\u0338", "\ufeff=1",
}

func seeded(f *testing.F) {
	f.Helper()

	for i, text := range hostile {
		f.Add(text, hostile[(i+1)%len(hostile)], hostile[(i+7)%len(hostile)])
	}
}

// tableOf has two rows, the second of them shorter by null, and a column whose name is
// no one's choice, so that it differs from the other.
func tableOf(name, one, two string) Table {
	return Table{[]string{"c", name}, [][]Cell{{text(one), text(two)}, {text(two), {}}}}
}

// One column and two: an empty line is a row of the first alone.
func FuzzCSVIsReadBack(f *testing.F) {
	seeded(f)

	f.Fuzz(func(t *testing.T, name, one, two string) {
		narrow := Table{[]string{"c"}, [][]Cell{{text(one)}, {text(two)}}}
		for _, made := range []Table{narrow, tableOf(name, one, two)} {
			if written, err := made.CSV(); err == nil {
				wantReadBack(t, made, written)
			} else if kept(name) != "c" {
				t.Error(err)
			}
		}
	})
}

func FuzzMarkdownIsRenderedAsText(f *testing.F) {
	seeded(f)

	f.Fuzz(func(t *testing.T, name, one, two string) {
		wantRendered(t, Table{[]string{"c"}, [][]Cell{{text(one)}, {text(two)}}})
		wantRendered(t, tableOf(name, one, two))
	})
}
