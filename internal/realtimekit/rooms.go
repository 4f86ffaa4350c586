package realtimekit

import "github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"

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
	var (
		id, rooms string
		minutes   float64
	)

	isObject := wire.EachField(room, func(name, value string) {
		switch name {
		case "id":
			id, _ = wire.Text(value)
		case "minutes_consumed":
			if number := wire.Number(value); number != nil {
				minutes = *number
			}
		case "breakout_rooms":
			rooms = value
		}
	})
	if !isObject || levels == 0 {
		return
	}
	visit(id, minutes)
	wire.EachElement(rooms, func(nested string) { eachRoom(nested, levels-1, visit) })
}
