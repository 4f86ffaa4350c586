package request

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestRemaining(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		// The header may have several lines.
		told string
		want counts
	}{
		"as documented":      {`"default";r=50;t=30`, counts{`"default"`: {50, 30 * time.Second}}},
		"several":            {`"default";r=50;t=30, "burst";r=3;t=7`, counts{`"default"`: {50, 30 * time.Second}, `"burst"`: {3, 7 * time.Second}}},
		"several lines":      {"\"default\";r=50;t=30\n\"burst\";r=3;t=7", counts{`"default"`: {50, 30 * time.Second}, `"burst"`: {3, 7 * time.Second}}},
		"a name with signs":  {`"a;r=1;t=1,b";r=5;t=6`, counts{`"a;r=1;t=1,b"`: {5, 6 * time.Second}}},
		"a name with quotes": {`"a\";r=1;t=1,\\", "b\\";r=5;t=6`, counts{`"b\\"`: {5, 6 * time.Second}}},
		"spaces":             {` "d" ; r = 5 ; t = 6 `, counts{`"d"`: {5, 6 * time.Second}}},
		"nothing left":       {`"d";r=0;t=6`, counts{`"d"`: {0, 6 * time.Second}}},
		"the same twice":     {`"d";r=5;t=6, "d";r=4;t=9, "d";r=4;t=7`, counts{`"d"`: {4, 9 * time.Second}}},
		"the longer last":    {`"d";r=4;t=7, "d";r=4;t=9`, counts{`"d"`: {4, 9 * time.Second}}},
		"for two partitions": {
			`"d";pk=:YQ==:;r=5;t=6, "d";pk=:Yg==:;r=4;t=9`,
			counts{`"d";pk=:YQ==:`: {5, 6 * time.Second}, `"d";pk=:Yg==:`: {4, 9 * time.Second}},
		},
		"without a name":  {`r=50;t=30, r=4;t=9`, counts{"": {4, 9 * time.Second}}},
		"more parameters": {`"d";q=7;r=5;x="y;t=9";t=6`, counts{`"d"`: {5, 6 * time.Second}}},
		"absent":          {``, counts{}},
		"half":            {`"d";r=5`, counts{}},
		"negative":        {`"d";r=-5;t=6`, counts{}},
		"fraction":        {`"d";r=5.5;t=6`, counts{}},
		"too large":       {`"d";r=99999999999999999999;t=6`, counts{}},
		"nonsense":        {`;;,=,"`, counts{}},
	} {
		if got := remaining(http.Header{"Ratelimit": strings.Split(test.told, "\n")}); !maps.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// Any header gives bounded numbers and times, and nothing piles up.
func FuzzRemaining(f *testing.F) {
	f.Add(`"default";r=50;t=30`, `"burst";q=100;w=60`)
	f.Add(`"a";r=0;t=999999999, "b";r=999999999;t=0`, `"a";r=1;t=1,"b";r=2;t=1,"c";r=3;t=1,"d";r=4;t=1,"e";r=5;t=1,"f";r=6;t=1,"g";r=7;t=1,"h";r=8;t=1,"i";r=9;t=1`)
	f.Add(`;;,=,"`, `"d";q=0;w=60, "e";q=10;w=0`)
	f.Add(`"a\";r=1;t=1,";r=-5;t=99999999999`, `r=1;t=1;r=2;t=`)
	f.Fuzz(func(t *testing.T, first, second string) {
		const most = 999999999
		var longest time.Duration
		header := http.Header{"Ratelimit": {first, second}}
		for name, left := range remaining(header) {
			longest = max(longest, left.span)
			if left.requests < 0 || left.requests > most || left.span < 0 || left.span > most*time.Second {
				t.Errorf("%v remain of %s", left, name)
			}
		}
		l := quiet(4, 1000)
		l.hear(header)
		l.hear(header)
		now := time.Now()
		if held := l.next(now); held.at.Sub(now) > longest || len(l.counts) > maxCounts {
			t.Errorf("held until %s by %v", held.at, l.counts)
		}
	})
}

// RFC 9651 allows any printable ASCII in a name, and unknown parameters.
func FuzzEntries(f *testing.F) {
	f.Add("default", "burst", "pk", uint32(50), uint32(30))
	f.Add(`a";r=1;t=1,"`, `\`, `r`, uint32(0), uint32(999999999))
	f.Add(`,`, `;`, `r=1;t=1`, uint32(1), uint32(1))
	f.Fuzz(func(t *testing.T, name, other, value string, requests, seconds uint32) {
		if strings.IndexFunc(name+other+value, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
			t.Skip()
		}
		requests, seconds = requests%1000000000, seconds%1000000000
		want := entry{quotation(name) + `;pk=` + quotation(value), quota{int(requests), time.Duration(seconds) * time.Second}}
		header := http.Header{"Ratelimit": {
			quotation(other) + `;x=` + quotation(value) + `, ` +
				quotation(name) + `;pk=` + quotation(value) + `;r=` + strconv.Itoa(int(requests)) + `;t=` + strconv.Itoa(int(seconds)) + `,` + quotation(other),
		}}
		if got := entries(header); !slices.Equal(got, []entry{want}) {
			t.Errorf("%q is read as %v, want %v", header, got, want)
		}
	})
}

// quotation is a string as RFC 9651 writes it.
func quotation(text string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(text) + `"`
}
