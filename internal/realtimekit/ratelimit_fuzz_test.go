package realtimekit

import (
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Whatever the headers say, what is made of them is a number of requests and a
// time that can be reckoned with; and nothing that they say piles up.
func FuzzRatelimitHeadersAreBounded(f *testing.F) {
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

		limits := newLimits(4, 1000, slog.New(slog.DiscardHandler))
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

// RFC 9651 lets a name hold any sign of ASCII that can be printed, and a limit
// have more parameters than are known.
func FuzzALimitIsReadWhateverItsName(f *testing.F) {
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
