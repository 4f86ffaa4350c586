package realtimekit

import (
	"errors"
	"strings"
	"testing"
)

func TestEnvelope_message(t *testing.T) {
	t.Parallel()

	for body, want := range map[string]apiMessage{
		`{"success":false,"error":{"code":404,"message":"no such app"}}`:                             {404, "no such app"},
		`{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`: {10000, "Authentication error"},
		`{"success":false,"errors":[{"code":"7003","message":"x"}]}`:                                 {7003, "x"},
		`{"success":false,"error":null,"errors":[{},{"message":"second"}]}`:                          {0, "second"},
		`{"success":false}`: {},
	} {
		_, err := decodePage(t.Context(), []byte(body))

		var said *apiMessage
		if !errors.As(err, &said) || *said != want {
			t.Errorf("%s gives error %#v, want %#v", body, err, want)
		}
	}
}

// A page adds four levels around its meta.
func TestDecodeEnvelope_depth(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		meta string
		want error
	}{
		"the deepest":               {nested(9996), nil},
		"one level more":            {nested(9997), errTooDeep},
		"too deep, and cut off":     {strings.Repeat(`{"a":`, 1<<16), errTooDeep},
		"brackets in a text":        {`"` + nested(1<<16) + `"`, nil},
		"wide, and not deep":        {`[` + strings.Repeat(`[],`, 1<<16) + `[]]`, nil},
		"cut off before it is deep": {strings.Repeat(`[`, 9000), errNoJSON},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), onePageOf(`{"id":"s1","meta":`+test.meta+`}`))
			if !errors.Is(err, test.want) {
				t.Fatalf("error %v, want %v", err, test.want)
			}

			if err == nil && string(page.sessions[0].Meta) != test.meta {
				t.Errorf("meta came as %d bytes of %d", len(page.sessions[0].Meta), len(test.meta))
			}
		})
	}
}
