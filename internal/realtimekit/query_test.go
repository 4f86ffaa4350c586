package realtimekit

import (
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

func TestSessionsQuery_Sent(t *testing.T) {
	t.Parallel()
	for want, query := range map[string]SessionsQuery{
		"":                        {AccountID: "a", AppID: "b", MaxItems: 5},
		"page_no per_page search": {PageNo: 1, PerPage: 2, Search: "x"},
		"associated_id end_time participants sort_by sort_order start_time status": {
			AssociatedID: "a", EndTime: time.Unix(1, 0), Participants: "1:", SortBy: "b", SortOrder: "c", StartTime: time.Unix(1, 0), Status: "d",
		},
	} {
		if got := strings.Join(query.Sent(), " "); got != want {
			t.Errorf("names %q, want %q", got, want)
		}
	}
}

func TestSessionsQuery_ordered(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		query     SessionsQuery
		by, order string
	}{
		"nothing set":           {SessionsQuery{}, SortByCreatedAt, SortAscending},
		"a number":              {SessionsQuery{MaxItems: 10}, SortByCreatedAt, SortDescending},
		"a number and an order": {SessionsQuery{MaxItems: 10, SortOrder: SortAscending}, SortByCreatedAt, SortAscending},
		"only an order":         {SessionsQuery{SortOrder: SortDescending}, SortByCreatedAt, SortDescending},
		"only a field":          {SessionsQuery{SortBy: SortByMinutesConsumed}, SortByMinutesConsumed, ""},
		"one page":              {SessionsQuery{PageNo: 1}, "", ""},
		"one page, order":       {SessionsQuery{PageNo: 1, SortOrder: SortAscending}, "", SortAscending},
	} {
		want := test.query
		want.SortBy, want.SortOrder = test.by, test.order
		if got := test.query.ordered(); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// The lists of apps and participants are growing if they keep their items, else volatile.
func TestKeepsItems(t *testing.T) {
	t.Parallel()
	for query, want := range map[interface{ KeepsItems() bool }]bool{
		AppsQuery{}: true, AppsQuery{Search: "x"}: false,
		ParticipantsQuery{}: true, ParticipantsQuery{Search: "x"}: false,
		ParticipantsQuery{View: ViewConsolidated}: false, ParticipantsQuery{SortBy: SortByDuration}: false,
	} {
		if got := query.KeepsItems(); got != want {
			t.Errorf("%+v keeps its items: %t, want %t", query, got, want)
		}
	}
	if classOf(true) != crawl.Growing || classOf(false) != crawl.Volatile {
		t.Error("the classes are wrong")
	}
}

func TestSessionsQuery_class(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		query SessionsQuery
		want  crawl.Class
	}{
		"nothing set":       {SessionsQuery{}, crawl.Stable},
		"filters that stay": {SessionsQuery{AssociatedID: "m", StartTime: time.Unix(0, 0), EndTime: time.Unix(1, 0)}, crawl.Stable},
		"oldest first":      {SessionsQuery{SortBy: SortByCreatedAt, SortOrder: SortAscending}, crawl.Stable},
		"newest first":      {SessionsQuery{SortOrder: SortDescending}, crawl.Growing},
		"the newest few":    {SessionsQuery{MaxItems: 5}, crawl.Growing},
		"order unknown":     {SessionsQuery{SortBy: SortByCreatedAt}, crawl.Growing},
		"ended":             {SessionsQuery{Status: StatusEnded}, crawl.Growing},
		"unknown status":    {SessionsQuery{Status: "PAUSED"}, crawl.Growing},
		"live":              {SessionsQuery{Status: StatusLive}, crawl.Volatile},
		"search":            {SessionsQuery{Search: "standup"}, crawl.Volatile},
		"participants":      {SessionsQuery{Participants: "1:10"}, crawl.Volatile},
		"by minutes":        {SessionsQuery{SortBy: SortByMinutesConsumed, SortOrder: SortAscending}, crawl.Volatile},
		"ended by minutes":  {SessionsQuery{Status: StatusEnded, SortBy: SortByMinutesConsumed}, crawl.Volatile},
		"ended and crowded": {SessionsQuery{Status: StatusEnded, Participants: "5:"}, crawl.Volatile},
	} {
		if got := test.query.class(); got != test.want || test.query.Stable() != (got == crawl.Stable) {
			t.Errorf("%s: class %d, stable %t, want %d", name, got, test.query.Stable(), test.want)
		}
	}
}

func TestSessionsQuery_values(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 3600)
	query := SessionsQuery{
		AssociatedID: "meeting", Participants: "1:10", Search: "a b&c", Status: StatusLive,
		StartTime: time.Date(2026, 1, 1, 0, 30, 0, 120_000_000, zone), EndTime: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		SortBy: SortByCreatedAt, SortOrder: SortAscending,
	}

	const want = "associated_id=meeting&end_time=2026-02-01T00%3A00%3A00Z&participants=1%3A10" +
		"&search=a+b%26c&sort_by=createdAt&sort_order=ASC&start_time=2025-12-31T23%3A30%3A00.12Z&status=LIVE"
	if got := query.values().Encode(); got != want {
		t.Errorf("sent\n%s\nwant\n%s", got, want)
	}
	if got := (SessionsQuery{}).values().Encode(); got != "" {
		t.Errorf("an empty query sends %s", got)
	}
}
