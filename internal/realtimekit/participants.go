package realtimekit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// The values that the API documents for the participants of a session.
const (
	SortByJoinedAt = "joinedAt"
	SortByDuration = "duration"

	ViewRaw          = "raw"
	ViewConsolidated = "consolidated"

	// participantsPerPage is the documented maximum.
	participantsPerPage = 200
)

// Participant is one row of the participants of a session, as the API sent it.
type Participant struct {
	// ID identifies the row. It may be nil only in the consolidated view; then UserID
	// identifies it.
	ID, UserID *string

	CustomParticipantID *string
	DisplayName         *string
	PresetName          *string
	JoinedAt            *string
	LeftAt              *string
	CreatedAt           *string
	UpdatedAt           *string
	joined              time.Time
	// Duration is in minutes, with a fraction.
	Duration *float64
	// PeerEvents are compact JSON of any type.
	PeerEvents []json.RawMessage
}

// key identifies the row. An id may equal the user id of another row.
func (p Participant) key() string {
	if p.ID != nil {
		return *p.ID
	}
	return "user " + *p.UserID
}

// ParticipantQuery selects participants of one session. The zero value of a field other
// than the three ids sends no such parameter, or lets the crawl choose.
type ParticipantQuery struct {
	AccountID, AppID, SessionID string

	Search            string
	SortBy, SortOrder string
	View              string
	IncludePeerEvents bool
	MaxItems          int
}

// Stable reports whether the rows of the list neither leave it nor change while it is
// read.
func (q ParticipantQuery) Stable() bool {
	return q.Search == "" && q.View != ViewConsolidated && q.SortBy != SortByDuration
}

// Sent returns the API's names of the parameters that the user set.
func (q ParticipantQuery) Sent() []string { return namesOf(q.values()) }

func (q ParticipantQuery) values() url.Values {
	values := valuesOf(map[string]string{"search": q.Search, "sort_by": q.SortBy, "sort_order": q.SortOrder, "view": q.View})
	if q.IncludePeerEvents {
		values.Set("include_peer_events", strconv.FormatBool(true))
	}
	return values
}

// Participants reads the participants of a session. See Sessions for the collector and the
// errors.
func (c *Client) Participants(ctx context.Context, q ParticipantQuery, to Collector[Participant]) (Listing, error) {
	path, err := sessionPath(q.AccountID, q.AppID, q.SessionID)
	if err != nil {
		return Listing{}, err
	}
	requested := sorting{q.SortBy, q.SortOrder, q.MaxItems}
	// Also with MaxItems, those who joined first come first.
	sent := sorting{by: q.SortBy, order: q.SortOrder}.or(SortByJoinedAt)
	q.SortBy, q.SortOrder = sent.by, sent.order
	return (&list[Participant]{
		client: c, path: path + "/participants", values: q.values(), field: "participants", item: "participant", decode: decodeParticipant(q.View == ViewConsolidated),
		order:   q.order().check(requested, sent),
		options: crawl.Options[Participant]{Class: growing(q.Stable()), Key: Participant.key, PageSize: participantsPerPage, MaxItems: q.MaxItems},
	}).read(ctx, to)
}

// order compares rows by the time of joining, or by the duration of those who have left:
// the duration of others grows.
func (q ParticipantQuery) order() *order[Participant] {
	if q.SortBy == SortByJoinedAt {
		return orderByTime(func(p Participant) string { return "participant " + p.key() }, func(p Participant) time.Time { return p.joined })
	}
	return &order[Participant]{
		comparable: func(p Participant) bool { return p.Duration != nil && !wire.Time(p.LeftAt).IsZero() },
		follows:    func(a, b Participant) bool { return *a.Duration <= *b.Duration },
		describe:   func(p Participant) string { return fmt.Sprintf("participant %s (%g minutes)", p.key(), *p.Duration) },
	}
}

// decodeParticipant returns a function that reads a row. It requires an id, or in the
// consolidated view a user id.
func decodeParticipant(consolidated bool) func(p *Participant, row string, extra *parts) error {
	return func(p *Participant, row string, extra *parts) error {
		if err := p.decode(row, extra); err != nil {
			return err
		}
		if p.ID == nil && (p.UserID == nil || !consolidated) {
			return errNoID
		}
		return nil
	}
}

func (p *Participant) decode(row string, extra *parts) error {
	id, user, texts := "", "", make(texts, 0, 7)

	err := eachField(row, func(name, value string) {
		switch name {
		case "id":
			id = value
		case "user_id":
			user = value
		case "custom_participant_id":
			p.CustomParticipantID = texts.read(value)
		case "display_name":
			p.DisplayName = texts.read(value)
		case "preset_name":
			p.PresetName = texts.read(value)
		case "joined_at":
			p.JoinedAt = texts.read(value)
		case "left_at":
			p.LeftAt = texts.read(value)
		case "created_at":
			p.CreatedAt = texts.read(value)
		case "updated_at":
			p.UpdatedAt = texts.read(value)
		case "duration":
			p.Duration = wire.Number(value)
		case "peer_events":
			p.PeerEvents = extra.elements(value)
		}
	})
	if err != nil {
		return err
	}
	p.joined = wire.Time(p.JoinedAt)
	if p.ID, err = optionalID(id); err != nil {
		return err
	}
	p.UserID, err = optionalID(user)
	return err
}

// optionalID reads an id that may be missing.
func optionalID(raw string) (*string, error) {
	id, err := decodeID(raw)
	switch {
	case errors.Is(err, errNoID):
		return nil, nil
	case err != nil:
		return nil, err
	default:
		return &id, nil
	}
}
