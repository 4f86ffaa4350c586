package realtimekit

import (
	"net/http"
	"reflect"
	"testing"
	"time"
)

func TestRatelimitHeadersAreReadWhereTheyMakeSense(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		left, policy string
		// want is nil where nothing is said.
		want     *quota
		policies []quota
	}{
		"as documented": {
			`"default";r=50;t=30`, `"burst";q=100;w=60`,
			&quota{50, 30 * time.Second},
			[]quota{{100, time.Minute}},
		},
		"several": {
			`"default";r=50;t=30, "burst";r=3;t=7`, `"default";q=1200;w=300,"burst";q=100;w=60`,
			&quota{3, 7 * time.Second},
			[]quota{{1200, 5 * time.Minute}, {100, time.Minute}},
		},
		"a name with signs":   {`"a;r=1;t=1,b";r=5;t=6`, ``, &quota{5, 6 * time.Second}, nil},
		"a name with quotes":  {`"a\";r=1;t=1,\\", "b\\";r=5;t=6`, ``, &quota{5, 6 * time.Second}, nil},
		"spaces":              {` "d" ; r = 5 ; t = 6 `, ``, &quota{5, 6 * time.Second}, nil},
		"nothing left":        {`"d";r=0;t=6`, ``, &quota{0, 6 * time.Second}, nil},
		"more parameters":     {`"d";pk=:abc=:;r=5;t=6`, ``, &quota{5, 6 * time.Second}, nil},
		"absent":              {``, ``, nil, nil},
		"half":                {`"d";r=5`, `"d";q=5`, nil, nil},
		"negative":            {`"d";r=-5;t=6`, `"d";q=-5;w=6`, nil, nil},
		"fraction":            {`"d";r=5.5;t=6`, `"d";q=5;w=1.5`, nil, nil},
		"too large":           {`"d";r=99999999999999999999;t=6`, ``, nil, nil},
		"a policy of nothing": {``, `"d";q=0;w=60, "e";q=10;w=0`, nil, nil},
		"nonsense":            {`;;,=,"`, `yes`, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			header := http.Header{}
			header.Set("Ratelimit", test.left)
			header.Set("Ratelimit-Policy", test.policy)

			got, said := remaining(header)
			if said != (test.want != nil) || said && got != *test.want {
				t.Errorf("remaining %v %t", got, said)
			}

			if got := policies(header); !reflect.DeepEqual(got, test.policies) {
				t.Errorf("policies %v, want %v", got, test.policies)
			}
		})
	}
}
