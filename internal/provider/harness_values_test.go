package provider_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// unknown is an argument whose value is not known yet.
const unknown = tftypes.UnknownValue

// configuration returns a block with these arguments, all others null.
func configuration(tb testing.TB, schema *tfprotov6.Schema, arguments map[string]any) *tfprotov6.DynamicValue {
	tb.Helper()
	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), valueOf(tb, schema.ValueType(), arguments))
	if err != nil {
		tb.Fatal(err)
	}
	return &value
}

// valueOf returns a Go value as a value of a type. A map is an object and []any a
// list or a set, with elements of any kind.
func valueOf(tb testing.TB, of tftypes.Type, value any) tftypes.Value {
	tb.Helper()
	switch value := value.(type) {
	case map[string]any:
		return objectValue(tb, of, value)
	case []any:
		elements := make([]tftypes.Value, len(value))
		for i, element := range value {
			elements[i] = valueOf(tb, elementType(of), element)
		}
		return tftypes.NewValue(of, elements)
	default:
		return tftypes.NewValue(of, value)
	}
}

// elementType returns the type of the elements of a list or a set.
func elementType(of tftypes.Type) tftypes.Type {
	if set, ok := of.(tftypes.Set); ok {
		return set.ElementType
	}
	return of.(tftypes.List).ElementType
}

func objectValue(tb testing.TB, of tftypes.Type, value map[string]any) tftypes.Value {
	tb.Helper()
	types, attributes := of.(tftypes.Object).AttributeTypes, map[string]tftypes.Value{}
	for name := range value {
		if types[name] == nil {
			tb.Fatalf("there is no attribute %q", name)
		}
	}
	for name, of := range types {
		attributes[name] = valueOf(tb, of, value[name])
	}
	return tftypes.NewValue(of, attributes)
}

// wantProblems checks the details of diagnostics, in any order.
func wantProblems(t *testing.T, reported []*tfprotov6.Diagnostic, want ...string) {
	t.Helper()
	var got []string
	for _, problem := range reported {
		got = append(got, problem.Detail)
	}
	slices.Sort(got)
	if want = slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
		t.Errorf("reported\n%q\nwant\n%q", got, want)
	}
}

// wantProblemAt checks that one error was reported, with the path of an argument. Its
// summary is "Invalid " and the argument, or another one.
func wantProblemAt(t *testing.T, reported []*tfprotov6.Diagnostic, argument, detail, summary string) {
	t.Helper()
	want := &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError, Summary: cmp.Or(summary, "Invalid "+argument), Detail: detail,
		Attribute: tftypes.NewAttributePath().WithAttributeName(argument),
	}
	if len(reported) != 1 || !reflect.DeepEqual(reported[0], want) {
		t.Errorf("reported\n%v\nwant\n%v", reported, want)
	}
}

// textOf returns all texts of diagnostics.
func textOf(reported []*tfprotov6.Diagnostic) string {
	var text strings.Builder
	for _, diagnostic := range reported {
		text.WriteString(diagnostic.Summary + "\n" + diagnostic.Detail + "\n")
	}
	return text.String()
}

// wantText checks that a text contains all parts.
func wantText(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in:\n%s", part, text)
		}
	}
}

// wantNoSecret checks that a text contains neither a credential of the fake API nor
// "hush", with which other secrets of the tests begin.
func wantNoSecret(t *testing.T, text string) {
	t.Helper()
	for _, secret := range []string{"hush", "%68ush", fakeapi.Token, fakeapi.Key, fakeapi.Email} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is printed in:\n%s", secret, text)
		}
	}
}

// wantRequests checks how many requests the API received.
func (w *world) wantRequests(t *testing.T, want int) {
	t.Helper()
	if got := len(w.api.Requests()); got != want {
		t.Errorf("%d requests were sent, want %d", got, want)
	}
}
