package provider_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// block is a data block, of sessions or of their totals, and all that must come
// of it.
type block struct {
	arguments map[string]any
	// app are the sessions that the block's app has.
	app []fakeapi.Session
	// wire are the requests that it sends, sorted; nil is not checked.
	wire []string

	// The results, in state. A totalCount of noTotal is null.
	sessions   []fakeapi.Session
	totalCount int
	incomplete bool
}

const noTotal = -1

// applyBlocks applies all blocks of a table, of sessions, in one configuration.
func applyBlocks(t *testing.T, table map[string]block, options ...fakeapi.Option) {
	t.Helper()
	applyBlocksOf(t, sessionsType, table, options...)
}

// applyBlocksOf does so with any data source. Each block has an app of its own,
// whose id in the path of a request tells whose request it is.
func applyBlocksOf(t *testing.T, source string, table map[string]block, options ...fakeapi.Option) {
	t.Helper()

	var (
		blocks []map[string]any
		checks []statecheck.StateCheck
	)

	for i, name := range slices.Sorted(maps.Keys(table)) {
		t.Logf("block[%d] is %s", i, name)

		arguments := map[string]any{"app_id": appOf(name)}
		maps.Copy(arguments, table[name].arguments)

		blocks = append(blocks, arguments)
		checks = append(checks, table[name].checks(t, source, fmt.Sprintf("block[%d]", i))...)
		options = append(options, fakeapi.App(appOf(name), slices.Clone(table[name].app)))
	}

	w := newWorld(t, nil, options...)

	var requests []fakeapi.Request

	w.applies(t, resource.TestStep{
		ConfigDirectory:   config.StaticDirectory("testdata/blocks/" + source),
		ConfigVariables:   config.Variables{"blocks": variable(t, blocks)},
		ConfigPlanChecks:  oncePlanned(func() { requests = w.api.Requests() }),
		ConfigStateChecks: checks,
	})

	for name, block := range table {
		if got := queries(requests, appOf(name)); block.wire != nil && !slices.Equal(got, block.wire) {
			t.Errorf("%s:\nsent %v,\nwant %v", name, got, block.wire)
		}
	}
}

// appOf is an id for the app of a row.
func appOf(name string) string { return fmt.Sprintf("app-%x", name) }

// checks are that the state has what the user wrote and what the API gave.
func (b block) checks(t *testing.T, source, address string) []statecheck.StateCheck {
	t.Helper()

	attributes := map[string]knownvalue.Check{
		"total_count": knownvalue.Int64Exact(int64(b.totalCount)),
		"complete":    knownvalue.Bool(!b.incomplete),
	}

	if source == sessionsType {
		attributes["sessions"] = sessionList(t, b.sessions, false)
	} else {
		attributes["totals"] = exactly(totalsOf(b.sessions))
	}

	if b.totalCount == noTotal {
		attributes["total_count"] = knownvalue.Null()
	}

	for argument, value := range b.arguments {
		switch value := value.(type) {
		case string:
			attributes[argument] = knownvalue.StringExact(value)
		case int:
			attributes[argument] = knownvalue.Int64Exact(int64(value))
		}
	}

	return expectOf(source, address, attributes)
}
