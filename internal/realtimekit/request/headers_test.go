package request

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	for headers, want := range map[string]time.Duration{
		"": 0, " , ": 0, "0": 0, "-1": 0, "-1e999": 0, "30": wait(30), " 30 ": wait(30), `"30"`: wait(30), "+30": wait(30), "86401": LongestWait, "9000000000": LongestWait, "99999999999999999999": LongestWait,
		// A fraction is rounded up.
		"299.997": wait(300), "0.2": wait(1), "1.0": wait(1), ".5": wait(1),
		"30s": wait(30), "1H": wait(3600), "1m": wait(60), "1.5m": wait(90), "1500ms": wait(2),
		// The largest of several counts.
		"30, 120": wait(120), "120,30": wait(120), "7\n42\n": wait(42), "10\nSat, 31 Jan 2026 12:00:30 GMT\n20s": wait(30), "60, soon": wait(60), "Sat\n60": wait(60),
		" Sat, 31 Jan 2026 12:00:30 GMT ": wait(30), "Saturday, 31-Jan-26 12:00:30 GMT": wait(30), "Sat Jan 31 12:00:30 2026": wait(30),
		"Sat, 31 Jan 2026 11:59:59 GMT": 0, "Thu, 01 Jan 1970 00:00:00 GMT": 0, "Fri, 31 Dec 9999 23:59:59 GMT": LongestWait,
		// The API did not ask for a wait that cannot be read.
		"soon": 0, "9 9": 0, "-": 0, "0x10": 0, "NaN": 0, "PT30S": 0, "Sat, 31 Feb": 0,
	} {
		if got := retryAfter(strings.Split(headers, "\n"), now); got != want {
			t.Errorf("%q is %s, want %s", headers, got, want)
		}
	}
	if got := retryAfter(nil, now); got != 0 {
		t.Errorf("no header is %s", got)
	}
}

// A wait is at most a day, and none below half a second: an API with a wrong clock must
// not be hammered.
func FuzzRetryAfter(f *testing.F) {
	for _, told := range []string{``, `30`, `-1`, `299.997`, `30 s`, `7, 42`, `soon`, `Sat, 31 Jan 2026 12:00:30 GMT`, `Saturday, 31-Jan-26 12:00:30 GMT, 9`} {
		f.Add(told, int64(1769860800), int32(30))
	}
	f.Fuzz(func(t *testing.T, told string, unix int64, ahead int32) {
		// The clock of a machine may be wrong, but has a year of four digits.
		now := time.Unix(unix%(1<<37), 0).UTC()
		got := retryAfter([]string{told}, now)
		if got != 0 && got < firstWait || got > LongestWait {
			t.Errorf("%q is %s", told, got)
		}
		if more := retryAfter([]string{told, "60"}, now); more != max(got, time.Minute) {
			t.Errorf("%q and a minute are %s", told, more)
		}
		if seconds, err := strconv.ParseUint(told, 10, 32); err == nil && got != wait(int64(seconds)) {
			t.Errorf("%q is %s", told, got)
		}
		date := now.Add(time.Duration(ahead) * time.Second)
		dated := []string{date.Format(http.TimeFormat)}
		if want := wait(int64(ahead)); date.Year() > 0 && date.Year() < 10000 && retryAfter(dated, now) != want {
			t.Errorf("%s, %d s ahead, is %s, want %s", date, ahead, retryAfter(dated, now), want)
		}
		if soon := retryAfter(dated, date.Add(time.Millisecond-firstWait)); soon != 0 {
			t.Errorf("less than half a second is %s", soon)
		}
	})
}

// wait is a number of seconds, within the bounds of a wait.
func wait(seconds int64) time.Duration {
	return time.Duration(min(max(seconds, 0), 86400)) * time.Second
}

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
		if found && (left.left < 0 || left.reset.Before(now) || left.reset.Sub(now) > LongestWait) {
			t.Errorf("%v remain", left)
		}
		l := quiet(4, 1000)
		l.hear(header)
		l.hear(header)
		if held := l.next(time.Now()); time.Until(held.until) > LongestWait {
			t.Errorf("held until %s by %v", held.until, l.count)
		}
	})
}
