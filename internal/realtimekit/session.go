package realtimekit

import "encoding/json"

// Session is one session of the list, as the API sent it, except that control characters
// are replaced. A nil pointer means that the API sent null, or no such field.
type Session struct {
	// ID identifies the session. It is the only required field.
	ID string

	AssociatedID       *string
	MeetingDisplayName *string
	OrganizationID     *string
	// Status is LIVE or ENDED today, and Type is meeting, livestream or participant. Any
	// other value is passed on.
	Status *string
	Type   *string

	// The times are the API's text, as its schema does not promise a date.
	CreatedAt *string
	StartedAt *string
	UpdatedAt *string
	EndedAt   *string

	// The counts are nil also if the API sent something other than a whole number.
	LiveParticipants          *int64
	MaxConcurrentParticipants *int64
	// MinutesConsumed is a fraction, almost certainly of participant minutes.
	MinutesConsumed *float64

	// BreakoutRooms and Meta are compact JSON of any type, numbers with all digits.
	BreakoutRooms []json.RawMessage
	Meta          json.RawMessage

	// Undocumented contains the fields that the API does not document.
	Undocumented Fields
	// ParentSessionID is one of the undocumented fields. Public clients read it from
	// breakout rooms, whose minutes may be counted in the parent too.
	ParentSessionID *string
}
