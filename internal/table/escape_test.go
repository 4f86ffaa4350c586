package table

import "testing"

func TestEscape(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"words":             {"Stand-up, 10:30 (weekly!) – 50 % of Q&A; R & D.", "Stand-up, 10:30 (weekly!) – 50 % of Q&amp;A; R & D."},
		"names":             {"minutes_consumed größe_in_µm", "minutes_consumed größe_in_µm"},
		"other languages":   {"週次ミーティング – еженедельно – أسبوعي 🎉", "週次ミーティング – еженедельно – أسبوعي 🎉"},
		"a pipe":            {`a|b`, `a\|b`},
		"emphasis":          {"*a* **b** _c_ __d__ ~e~ ~~f~~", `\*a\* \*\*b\*\* \_c\_ \_\_d\_\_ \~e\~ \~\~f\~\~`},
		"a link":            {"[a](b) ![c](d) [e] [^1]", `\[a](b) !\[c](d) \[e] \[^1]`},
		"HTML":              {"<img src=x onerror=alert(1)> -->", "&lt;img src=x onerror=alert(1)&gt; --&gt;"},
		"a combining mark":  {"\u0338", "&#824;"},
		"entities":          {"&lt; &#60; &amp;", "&amp;lt; &amp;#<!-- -->60; &amp;amp;"},
		"line ends":         {"a\nb\r\nc\rd\n", "a<br>b<br>c<br>d<br>"},
		"Unicode line ends": {"a\u2028b\u2029c\u0085d\ve\ff", "a<br>b<br>c<br>d<br>e<br>f"},
		"spaces":            {"  a  b \t", "a  b"},
		"control":           {"a\x00b\x1b[2Jc\u0080d\x7f", "a\uFFFDb\uFFFD\\[2Jc\uFFFDd\uFFFD"},
		"no UTF-8":          {"a\xffb", "a\uFFFDb"},
		"addresses":         {"https://a.b HTTP://c.d ftp://e.f", "https:<!-- -->//a.b HTTP:<!-- -->//c.d ftp:<!-- -->//e.f"},
		"bare addresses":    {"www.a.b WWW.c.d _www.e.f", "www<!-- -->.a.b WWW<!-- -->.c.d \\_www<!-- -->.e.f"},
		"no address":        {"a: b // c:/d ww.w w.w.w", "a: b // c:/d ww.w w.w.w"},
		"mail":              {"a@b.c mailto:d@e.f", "a@<!-- -->b.c mailto:d@<!-- -->e.f"},
		"mentions":          {"@all, @org/team @@x (@y)", "@<!-- -->all, @<!-- -->org/team @<!-- -->@<!-- -->x (@<!-- -->y)"},
		"no mention":        {"5 @ 3 @", "5 @ 3 @"},
		"issues":            {"#1 a/b#2 GH-3 gh-4", "#<!-- -->1 a/b#<!-- -->2 GH-<!-- -->3 gh-<!-- -->4"},
		"no issue":          {"C# #a # 1 GH- GH-a", "C# #a # 1 GH- GH-a"},
		"pictures":          {":tada: :+1: :100: :E-Mail:", ":<!-- -->tada: :<!-- -->+1: :<!-- -->100: :<!-- -->E-Mail:"},
		"no picture":        {"10:30:45 a: b: ::", "10:30:45 a: b: ::"},
		"formulas":          {"$a$ $$b$$", `\$<!-- -->a\$<!-- --> \$<!-- -->\$<!-- -->b\$<!-- -->\$<!-- -->`},
		"a price":           {"$5", "$5"},
		"a commit":          {"fixed by a5c3785e (a5c3785ed8d6a35868bc169f07e40e889087fd2e)", "fixed by a<!-- -->5c3785e (a<!-- -->5c3785ed8d6a35868bc169f07e40e889087fd2e)"},
		"no commit":         {"defaced 20260131 a5c378 0b9f7c1e-8a1d-4f5e a5c3785x xa5c3785", "defaced 20260131 a5c378 0b9f7c1e-8a1d-4f5e a5c3785x xa5c3785"},
		"longer than any":   {"0123456789abcdef0123456789abcdef012345678", "0123456789abcdef0123456789abcdef012345678"},
	} {
		if got := escape(test.text); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
