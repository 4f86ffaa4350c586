data "realtimekit_sessions" "all" {
  columns = ["id", "meta"]
}

# meta is null or a JSON text of any form. try() returns null if it cannot be decoded or has
# no room_name.
locals {
  rooms = [
    for session in data.realtimekit_sessions.all.rows : {
      id   = session.id
      room = try(tostring(jsondecode(session.meta).room_name), null)
    }
  ]
}

output "room_by_session" {
  value = { for entry in local.rooms : entry.id => entry.room if entry.room != null }
}

output "sessions_without_room" {
  value = length([for entry in local.rooms : entry if entry.room == null])
}
