package provider_test

import (
	"fmt"
	"maps"
	"math/big"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// object is a value as JSON has it: numbers are float64.
type object = map[string]any

// readTest is a data block and what a read of it must give.
type readTest struct {
	options   []fakeapi.Option
	data      []fakeapi.Session
	arguments object

	wire []string // the queries that are sent, in any order; nil is not checked
	says string   // severity and summary of the only diagnostic
	want object   // the state except the ids and the arguments; nil is not checked
}

func runReadTests(t *testing.T, dataSource string, tests map[string]readTest) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, slices.Clone(test.data), test.options...)
			to := w.connect(t).of(t, dataSource)
			answer := to.answer(t, test.arguments)
			if got := summaries(answer.Diagnostics); got != test.says {
				t.Errorf("reported %q, want %q: %s", got, test.says, textOf(answer.Diagnostics))
			}
			if test.want != nil {
				wantState(t, to.attributes(t, answer), test.state(dataSource))
			}
			if test.wire != nil {
				w.wantQueries(t, test.wire)
			}
		})
	}
}

// state is the whole state, except the attributes that are null.
func (r readTest) state(dataSource string) object {
	state := object{"account_id": fakeapi.AccountID}
	if dataSource != appsType {
		state["app_id"] = fakeapi.AppID
	}
	for name, value := range r.arguments {
		state[name] = value
		if number, ok := value.(int); ok {
			state[name] = float64(number)
		}
	}
	maps.Copy(state, r.want)
	return state
}

// merged returns the members of both; those of others take precedence.
func merged(members, others object) object {
	changed := object{}
	maps.Copy(changed, members)
	maps.Copy(changed, others)
	return changed
}

// summaries are the severities and summaries of diagnostics.
func summaries(reported []*tfprotov6.Diagnostic) string {
	var all []string
	for _, diagnostic := range reported {
		all = append(all, fmt.Sprintf("%s: %s", diagnostic.Severity, diagnostic.Summary))
	}
	return strings.Join(all, "; ")
}

const (
	notProven        = "The list of sessions is not proven complete"
	ignoredParameter = "WARNING: The API seems to ignore "
	failed           = "ERROR: Unable to list sessions"
)

// wantState compares all attributes of a block; those that want does not have
// must be null.
func wantState(t *testing.T, got map[string]tftypes.Value, want object) {
	t.Helper()
	for name, value := range got {
		if got := plainly(t, value); !reflect.DeepEqual(got, want[name]) {
			t.Errorf("%s is\n%v, want\n%v", name, got, want[name])
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("there is no %s", name)
		}
	}
}

// wantWhole checks that a read returned these sessions in this order, and says
// that the list is complete.
func wantWhole(t *testing.T, state map[string]tftypes.Value, want []fakeapi.Session) {
	t.Helper()
	sessions, _ := plainly(t, state["sessions"]).([]any)
	same := func(got any, want fakeapi.Session) bool { return got.(object)["id"] == want.ID }
	if !slices.EqualFunc(sessions, want, same) || plainly(t, state["complete"]) != true {
		t.Errorf("%d sessions, complete %s; want %d:\n%v", len(sessions), state["complete"], len(want), sessions)
	}
}

// plainly converts a value of the protocol.
func plainly(t *testing.T, value tftypes.Value) any {
	t.Helper()
	var (
		text    string
		number  big.Float
		flag    bool
		list    []tftypes.Value
		members map[string]tftypes.Value
	)
	switch typ := value.Type(); {
	case value.IsNull():
		return nil
	case typ.Is(tftypes.String) && value.As(&text) == nil:
		return text
	case typ.Is(tftypes.Bool) && value.As(&flag) == nil:
		return flag
	case typ.Is(tftypes.Number) && value.As(&number) == nil:
		plain, _ := number.Float64()
		return plain
	case (typ.Is(tftypes.List{}) || typ.Is(tftypes.Set{})) && value.As(&list) == nil:
		plain := make([]any, len(list))
		for i, element := range list {
			plain[i] = plainly(t, element)
		}
		return plain
	case typ.Is(tftypes.Object{}) && value.As(&members) == nil:
		plain := object{}
		for name, member := range members {
			plain[name] = plainly(t, member)
		}
		return plain
	}
	t.Errorf("%s has no counterpart in JSON", value)
	return nil
}

const (
	oldestFirst       = "&sort_by=createdAt&sort_order=ASC"
	oldestFirstBy1000 = "per_page=1000" + oldestFirst
)

// wantQueries checks all queries that the API has received, in any order: pages
// are requested concurrently.
func (w *world) wantQueries(t *testing.T, want []string) {
	t.Helper()
	var got []string
	for _, request := range w.api.Requests() {
		got = append(got, request.Query.Encode())
	}
	slices.Sort(got)
	if !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("sent %d queries, want %d:\n%v,\nwant\n%v", len(got), len(want), got, want)
	}
}

// pages are the queries for these pages, in the form of wantQueries.
func pages(query string, numbers ...int) []string {
	all := make([]string, len(numbers))
	for i, number := range numbers {
		values, _ := url.ParseQuery(query)
		values.Set("page_no", strconv.Itoa(number))
		all[i] = values.Encode()
	}
	return all
}
