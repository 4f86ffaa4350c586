package realtimekit

import (
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestRatelimitHeaders(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		// The headers may have several lines.
		left, policy string
		want         counts
		policies     []quota
	}{
		"as documented": {
			`"default";r=50;t=30`, `"burst";q=100;w=60`,
			counts{`"default"`: {50, 30 * time.Second}},
			[]quota{{100, time.Minute}},
		},
		"several": {
			`"default";r=50;t=30, "burst";r=3;t=7`, `"default";q=1200;w=300,"burst";q=100;w=60`,
			counts{`"default"`: {50, 30 * time.Second}, `"burst"`: {3, 7 * time.Second}},
			[]quota{{1200, 5 * time.Minute}, {100, time.Minute}},
		},
		"several lines": {
			"\"default\";r=50;t=30\n\"burst\";r=3;t=7", "\"default\";q=1200;w=300\n\"burst\";q=100;w=60",
			counts{`"default"`: {50, 30 * time.Second}, `"burst"`: {3, 7 * time.Second}},
			[]quota{{1200, 5 * time.Minute}, {100, time.Minute}},
		},
		"a name with signs":   {`"a;r=1;t=1,b";r=5;t=6`, ``, counts{`"a;r=1;t=1,b"`: {5, 6 * time.Second}}, nil},
		"a name with quotes":  {`"a\";r=1;t=1,\\", "b\\";r=5;t=6`, ``, counts{`"b\\"`: {5, 6 * time.Second}}, nil},
		"spaces":              {` "d" ; r = 5 ; t = 6 `, ``, counts{`"d"`: {5, 6 * time.Second}}, nil},
		"nothing left":        {`"d";r=0;t=6`, ``, counts{`"d"`: {0, 6 * time.Second}}, nil},
		"the same twice":      {`"d";r=5;t=6, "d";r=4;t=9, "d";r=4;t=7`, ``, counts{`"d"`: {4, 9 * time.Second}}, nil},
		"the longer last":     {`"d";r=4;t=7, "d";r=4;t=9`, ``, counts{`"d"`: {4, 9 * time.Second}}, nil},
		"for two partitions":  {`"d";pk=:YQ==:;r=5;t=6, "d";pk=:Yg==:;r=4;t=9`, ``, counts{`"d";pk=:YQ==:`: {5, 6 * time.Second}, `"d";pk=:Yg==:`: {4, 9 * time.Second}}, nil},
		"without a name":      {`r=50;t=30, r=4;t=9`, ``, counts{"": {4, 9 * time.Second}}, nil},
		"more parameters":     {`"d";pk=:abc=:;r=5;t=6`, ``, counts{`"d";pk=:abc=:`: {5, 6 * time.Second}}, nil},
		"absent":              {``, ``, counts{}, nil},
		"half":                {`"d";r=5`, `"d";q=5`, counts{}, nil},
		"negative":            {`"d";r=-5;t=6`, `"d";q=-5;w=6`, counts{}, nil},
		"fraction":            {`"d";r=5.5;t=6`, `"d";q=5;w=1.5`, counts{}, nil},
		"too large":           {`"d";r=99999999999999999999;t=6`, ``, counts{}, nil},
		"a policy of nothing": {``, `"d";q=0;w=60, "e";q=10;w=0`, counts{}, nil},
		"nonsense":            {`;;,=,"`, `yes`, counts{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			header := http.Header{"Ratelimit": strings.Split(test.left, "\n"), "Ratelimit-Policy": strings.Split(test.policy, "\n")}

			if got := remaining(header); !maps.Equal(got, test.want) {
				t.Errorf("remaining %v, want %v", got, test.want)
			}

			if got := policies(header); !reflect.DeepEqual(got, test.policies) {
				t.Errorf("policies %v, want %v", got, test.policies)
			}
		})
	}
}

// Any header gives bounded numbers and times, and nothing piles up.
func FuzzRatelimitHeaders(f *testing.F) {
	f.Add(`"default";r=50;t=30`, `"burst";q=100;w=60`)
	f.Add(`"a";r=0;t=999999999, "b";r=999999999;t=0`, `"a";q=1;w=1,"b";q=2;w=1,"c";q=3;w=1,"d";q=4;w=1,"e";q=5;w=1,"f";q=6;w=1,"g";q=7;w=1,"h";q=8;w=1,"i";q=9;w=1`)
	f.Add(`;;,=,"`, `"d";q=0;w=60, "e";q=10;w=0`)
	f.Add(`"a\";r=1;t=1,";r=-5;t=99999999999`, `q=1;w=1;q=2;w=`)

	f.Fuzz(func(t *testing.T, left, policy string) {
		header := http.Header{"Ratelimit": {left, policy}, "Ratelimit-Policy": {policy, left}}

		const most = 999999999

		var longest time.Duration

		said := remaining(header)
		for name, left := range said {
			longest = max(longest, left.span)

			if left.requests < 0 || left.requests > most || left.span < 0 || left.span > most*time.Second {
				t.Errorf("%v remain of %s", left, name)
			}
		}

		for _, announced := range policies(header) {
			if announced.requests < 1 || announced.requests > most || announced.span < time.Second || announced.span > most*time.Second {
				t.Errorf("policy %v", announced)
			}
		}

		limits := newLimits(4, 1000, silent)
		limits.hear(header)
		once := len(limits.all())
		limits.hear(header)

		if again := len(limits.all()); again != once || once > mostPolicies+1 {
			t.Errorf("%d budgets, then %d", once, again)
		}

		now := time.Now()
		if held, free := limits.gate.take(now); !free && held.at.Sub(now) > longest || len(limits.gate.said) > mostPolicies {
			t.Errorf("held until %s by %d counts of %v", held.at, len(limits.gate.said), said)
		}
	})
}

// RFC 9651 allows any printable ASCII in a name, and unknown parameters.
func FuzzEntries(f *testing.F) {
	f.Add("default", "burst", "pk", uint32(50), uint32(30))
	f.Add(`a";r=1;t=1,"`, `\`, `r`, uint32(0), uint32(999999999))
	f.Add(`,`, `;`, `q=1;w=1`, uint32(1), uint32(1))

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

		if got := entries(header, "Ratelimit", "r", "t"); !slices.Equal(got, []entry{want}) {
			t.Errorf("%q is read as %v, want %v", header, got, want)
		}
	})
}

// quotation is a string as RFC 9651 writes it.
func quotation(text string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(text) + `"`
}
