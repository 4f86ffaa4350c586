package realtimekit

import (
	"context"
	"net/url"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// App is one app of an account, as the API sent it.
type App struct {
	ID        string
	Name      *string
	CreatedAt *string
}

// AppsQuery selects apps of an account. Only AccountID is required.
type AppsQuery struct {
	AccountID string
	Search    string
	SortOrder string
	MaxItems  int
}

// KeepsItems reports whether no app leaves the list while it is read.
func (q AppsQuery) KeepsItems() bool { return q.Search == "" }

// Sent returns the API's names of the parameters that the user set.
func (q AppsQuery) Sent() []string { return namesOf(q.values()) }

func (q AppsQuery) values() url.Values {
	return valuesOf(map[string]string{"search": q.Search, "sort_order": q.SortOrder})
}

// Apps reads the apps of an account as Sessions reads sessions.
func (c *Client) Apps(ctx context.Context, q AppsQuery, to Collector[App]) (Listing, error) {
	if err := CheckAccountID(q.AccountID); err != nil {
		return Listing{}, &Error{Kind: KindArgument, Err: err}
	}
	requested := sorting{order: q.SortOrder, maxItems: q.MaxItems}
	sent := requested.or("created_at") // the only order; the API has no parameter for it
	q.SortOrder = sent.order
	return (&list[App]{
		client: c, path: "/accounts/" + q.AccountID + "/realtime/kit/apps", values: q.values(), item: "app", decode: decodeApp,
		order: orderByTime(func(a App) *string { return a.CreatedAt }).ifRequested(requested, sent),
		options: crawl.Options[App]{
			Class: classOf(q.KeepsItems()), Key: func(a App) string { return a.ID }, MaxItems: q.MaxItems, StartsAtOne: true,
		},
	}).read(ctx, to)
}

func decodeApp(app *App, row string, _ *parts) (err error) {
	app.ID, err = decodeRow(row, func(name, value string) {
		switch name {
		case "name":
			app.Name = text(value)
		case "created_at":
			app.CreatedAt = text(value)
		}
	})
	return err
}
