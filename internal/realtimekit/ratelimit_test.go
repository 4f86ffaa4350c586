package realtimekit

import (
	"maps"
	"net/http"
	"reflect"
	"testing"
	"time"
)

func TestRatelimitHeadersAreReadWhereTheyMakeSense(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
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

			header := http.Header{}
			header.Set("Ratelimit", test.left)
			header.Set("Ratelimit-Policy", test.policy)

			if got := remaining(header); !maps.Equal(got, test.want) {
				t.Errorf("remaining %v, want %v", got, test.want)
			}

			if got := policies(header); !reflect.DeepEqual(got, test.policies) {
				t.Errorf("policies %v, want %v", got, test.policies)
			}
		})
	}
}

func TestEveryLineOfARatelimitHeaderIsRead(t *testing.T) {
	t.Parallel()

	header := http.Header{
		"Ratelimit":        {`"default";r=50;t=30`, `"burst";r=3;t=7`},
		"Ratelimit-Policy": {`"default";q=1200;w=300`, `"burst";q=100;w=60`},
	}

	if got, want := remaining(header), (counts{`"default"`: {50, 30 * time.Second}, `"burst"`: {3, 7 * time.Second}}); !maps.Equal(got, want) {
		t.Errorf("remaining %v, want %v", got, want)
	}

	if got, want := policies(header), []quota{{1200, 5 * time.Minute}, {100, time.Minute}}; !reflect.DeepEqual(got, want) {
		t.Errorf("policies %v, want %v", got, want)
	}
}
