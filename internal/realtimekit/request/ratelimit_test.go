package request

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRemaining(t *testing.T) {
	t.Parallel()
	now := time.Now()
	until := func(left, seconds int) *count { return &count{left, now.Add(time.Duration(seconds) * time.Second)} }
	for name, test := range map[string]struct {
		// The header may have several lines.
		told string
		want *count
	}{
		"as documented":      {`"default";r=50;t=30`, until(50, 30)},
		"several":            {`"default";r=50;t=30, "burst";r=3;t=7`, until(3, 7)},
		"several lines":      {"\"burst\";r=3;t=7\n\"default\";r=50;t=30", until(3, 7)},
		"the longest last":   {`"d";r=4;t=7, "e";r=4;t=9`, until(4, 9)},
		"spaces":             {` "d" ; r=5 ; t=6 `, until(5, 6)},
		"nothing left":       {`"d";r=0;t=6`, until(0, 6)},
		"two partitions":     {`"d";pk=:YQ==:;r=5;t=6, "d";pk=:Yg==:;r=4;t=9`, until(4, 9)},
		"without a name":     {`r=50;t=30`, until(50, 30)},
		"more parameters":    {`"d";q=7;r=5;t=6;x="y"`, until(5, 6)},
		"a long time":        {`"d";r=5;t=999999999`, until(5, 86400)},
		"a part of a second": {`"d";r=5;t=6.001`, until(5, 7)},
		"absent":             {``, nil},
		"half":               {`"d";r=5`, nil},
		"negative":           {`"d";r=-5;t=6`, nil},
		"fraction":           {`"d";r=5.5;t=6`, nil},
		"too large":          {`"d";r=99999999999999999999;t=6`, nil},
		"nonsense":           {`;;,=,"`, nil},
	} {
		got, found := remaining(http.Header{"Ratelimit": strings.Split(test.told, "\n")}, now)
		if found != (test.want != nil) || found && got != *test.want {
			t.Errorf("%s: %v, %t, want %v", name, got, found, test.want)
		}
	}
}

// Any header gives bounded numbers and times.
func FuzzRemaining(f *testing.F) {
	f.Add(`"default";r=50;t=30`, `"burst";q=100;w=60`)
	f.Add(`"a";r=0;t=999999999, "b";r=999999999;t=0`, `"a";r=1;t=1,"b";r=2;t=1`)
	f.Add(`;;,=,"`, `"d";q=0;w=60, "e";q=10;w=0`)
	f.Add(`"a\";r=1;t=1,";r=-5;t=99999999999`, `r=1;t=1;r=2;t=`)
	f.Fuzz(func(t *testing.T, first, second string) {
		header, now := http.Header{"Ratelimit": {first, second}}, time.Now()
		left, found := remaining(header, now)
		if found && (left.left < 0 || left.reset.Before(now) || left.reset.Sub(now) > LongestTold) {
			t.Errorf("%v remain", left)
		}
		l := quiet(4, 1000)
		l.hear(header)
		l.hear(header)
		if held := l.next(time.Now()); time.Until(held.until) > LongestTold {
			t.Errorf("held until %s by %v", held.until, l.count)
		}
	})
}
