package realtimekit

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// The values that the API documents for the participants of a session.
const (
	SortByJoinedAt = "joinedAt"
	SortByDuration = "duration"

	ViewRaw          = "raw"
	ViewConsolidated = "consolidated"
)

// participantsPerPage is the documented maximum.
const participantsPerPage = 200

// Participant is one row of the participants of a session, as the API sent it.
type Participant struct {
	ID                  *string // nil only in the consolidated view, which has UserID
	UserID              *string
	CustomParticipantID *string
	DisplayName         *string
	PresetName          *string
	JoinedAt            *string
	LeftAt              *string
	CreatedAt           *string
	UpdatedAt           *string
	Duration            *float64 // minutes
	PeerEvents          []json.RawMessage
}

// key identifies the row. An id may equal the user id of another.
func (p Participant) key() string {
	if p.ID != nil {
		return *p.ID
	}
	return "user " + *p.UserID
}

// ParticipantsQuery selects participants of one session. Only the three ids are required.
type ParticipantsQuery struct {
	AccountID, AppID, SessionID     string
	Search, SortBy, SortOrder, View string
	IncludePeerEvents               bool
	MaxItems                        int
}

// KeepsItems reports whether no row leaves the list or changes while it is read.
func (q ParticipantsQuery) KeepsItems() bool { return len(q.Changing()) == 0 }

// Changing returns the API's names of the parameters for which rows may leave the list or
// change while it is read.
func (q ParticipantsQuery) Changing() []string {
	changing := ParticipantsQuery{Search: q.Search}
	if q.SortBy == SortByDuration {
		changing.SortBy = q.SortBy
	}
	if q.View == ViewConsolidated {
		changing.View = q.View
	}
	return changing.Sent()
}

// Sent returns the API's names of the parameters that the user set.
func (q ParticipantsQuery) Sent() []string { return namesOf(q.values()) }

func (q ParticipantsQuery) values() url.Values {
	return valuesOf(map[string]string{
		"search": q.Search, "sort_by": q.SortBy, "sort_order": q.SortOrder, "view": q.View,
		"include_peer_events": when(q.IncludePeerEvents, "true"),
	})
}

// Participants reads the participants of a session as Sessions reads sessions.
func (c *Client) Participants(ctx context.Context, q ParticipantsQuery, to Collector[Participant]) (Listing, error) {
	path, err := sessionPath(q.AccountID, q.AppID, q.SessionID)
	if err != nil {
		return Listing{}, err
	}
	requested := sorting{q.SortBy, q.SortOrder, q.MaxItems}
	// Also with MaxItems, those who joined first come first.
	sent := sorting{by: q.SortBy, order: q.SortOrder}.or(SortByJoinedAt)
	q.SortBy, q.SortOrder = sent.by, sent.order
	rows := orderByMinutes(Participant.finalMinutes)
	if q.SortBy == SortByJoinedAt {
		rows = orderByTime(func(p Participant) *string { return p.JoinedAt })
	}
	return (&list[Participant]{
		client: c, path: path + "/participants", values: q.values(), field: "participants", item: "participant", decode: q.decode,
		order:   rows.ifRequested(requested, sent),
		options: crawl.Options[Participant]{Class: classOf(q.KeepsItems()), Key: Participant.key, PageSize: participantsPerPage, MaxItems: q.MaxItems},
	}).read(ctx, to)
}

// finalMinutes returns the minutes of somebody who has left: those of others grow.
func (p Participant) finalMinutes() *float64 {
	if wire.Time(p.LeftAt).IsZero() {
		return nil
	}
	return p.Duration
}

// decode reads a row. It requires an id, or in the consolidated view a user id.
func (q ParticipantsQuery) decode(p *Participant, row string, extra *parts) (err error) {
	user := ""
	p.ID, err = optional(decodeRow(row, func(name, value string) {
		switch name {
		case "user_id":
			user = value
		case "custom_participant_id":
			p.CustomParticipantID = text(value)
		case "display_name":
			p.DisplayName = text(value)
		case "preset_name":
			p.PresetName = text(value)
		case "joined_at":
			p.JoinedAt = text(value)
		case "left_at":
			p.LeftAt = text(value)
		case "created_at":
			p.CreatedAt = text(value)
		case "updated_at":
			p.UpdatedAt = text(value)
		case "duration":
			p.Duration = wire.Number(value)
		case "peer_events":
			p.PeerEvents = extra.elements(value)
		}
	}))
	if err != nil {
		return err
	}
	p.UserID, err = optional(decodeID(user))
	if err == nil && p.ID == nil && (p.UserID == nil || q.View != ViewConsolidated) {
		return errNoID
	}
	return err
}

func optional(id string, err error) (*string, error) {
	switch {
	case errors.Is(err, errNoID):
		return nil, nil
	case err != nil:
		return nil, err
	default:
		return &id, nil
	}
}
