package realtimekit

import (
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// maxRoomLevels bounds how deep rooms are nested. Cloudflare nests them once.
const maxRoomLevels = 16

// EachRoom visits the breakout rooms of the session, and those nested in them. The id is
// empty if a room has none, and the minutes are 0 without readable minutes_consumed.
func (s *Session) EachRoom(visit func(id string, minutes float64)) {
	for _, room := range s.BreakoutRooms {
		eachRoom(string(room), maxRoomLevels, visit)
	}
}

func eachRoom(room string, levels int, visit func(id string, minutes float64)) {
	if !strings.HasPrefix(room, "{") || levels == 0 {
		return
	}
	fields, minutes := pick(room, "id", "minutes_consumed", "breakout_rooms"), 0.0
	if number := wire.Number(fields["minutes_consumed"]); number != nil {
		minutes = *number
	}
	id, _ := wire.Text(fields["id"])
	visit(id, minutes)
	wire.EachElement(fields["breakout_rooms"], func(nested string) { eachRoom(nested, levels-1, visit) })
}
