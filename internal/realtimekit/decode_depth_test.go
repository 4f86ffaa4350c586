package realtimekit

import (
	"errors"
	"strings"
	"testing"
)

// nested is JSON of so many levels. A page adds four around its meta.
func nested(levels int) string {
	return strings.Repeat(`[`, levels) + strings.Repeat(`]`, levels)
}

func TestJSONIsReadToTenThousandLevels(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want error
	}{
		"the deepest":               {`{"id":"s1","meta":` + nested(9996) + `}`, nil},
		"one level more":            {`{"id":"s1","meta":` + nested(9997) + `}`, errTooDeep},
		"far too deep":              {`{"id":"s1","meta":` + nested(1<<20) + `}`, errTooDeep},
		"too deep, and cut off":     {`{"id":"s1","meta":` + strings.Repeat(`{"a":`, 1<<16), errTooDeep},
		"brackets in a text":        {`{"id":"s1","meta":"` + nested(1<<16) + `"}`, nil},
		"wide, and not deep":        {`{"id":"s1","meta":[` + strings.Repeat(`[],`, 1<<16) + `[]]}`, nil},
		"cut off before it is deep": {`{"id":"s1","meta":` + strings.Repeat(`[`, 9000), errNoJSON},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), onePageOf(test.body))
			if !errors.Is(err, test.want) {
				t.Fatalf("error %v, want %v", err, test.want)
			}

			if err == nil && `{"id":"s1","meta":`+string(page.sessions[0].Meta)+`}` != test.body {
				t.Errorf("meta came as %d bytes of a row of %d", len(page.sessions[0].Meta), len(test.body))
			}
		})
	}
}

func TestARefusalThatIsNestedTooDeepCountsByItsStatus(t *testing.T) {
	t.Parallel()

	client := &Client{}
	body := `{"success":false,"error":{"code":404,"message":"no","more":` + nested(1<<16) + `}}`

	for status, want := range map[int]Kind{200: KindShape, 403: KindPermission, 404: KindNotFound, 503: KindServer} {
		_, failure := client.read(t.Context(), reply{status: status, body: []byte(body)})
		if failure == nil || failure.Kind != want || failure.Message != "" {
			t.Errorf("status %d gives %#v, want kind %d", status, failure, want)
		}
	}
}
