package realtimekit

import "encoding/json"

// Session is one row of the list, as the API sent it. A nil pointer means that
// the API sent nothing, or null.
type Session struct {
	// ID is the only key, and the only field that must be there.
	ID string

	AssociatedID       *string
	MeetingDisplayName *string
	OrganizationID     *string
	// Status is LIVE or ENDED today, Type is meeting, livestream or
	// participant; both are passed on whatever they are.
	Status *string
	Type   *string

	// The times are the API's own text: its schema does not promise a date.
	CreatedAt *string
	StartedAt *string
	UpdatedAt *string
	EndedAt   *string

	// The counts are nil where the API sent no whole number.
	LiveParticipants          *int64
	MaxConcurrentParticipants *int64
	// MinutesConsumed is fractional, almost surely in participant-minutes.
	MinutesConsumed *float64

	// BreakoutRooms and Meta are any JSON, in compact form with all digits.
	BreakoutRooms []json.RawMessage
	Meta          json.RawMessage

	// Undocumented holds the fields beyond the documented ones.
	Undocumented Fields
	// ParentSessionID is one of them: public clients read it from breakout rooms,
	// whose minutes may be counted in the parent too.
	ParentSessionID *string
}
