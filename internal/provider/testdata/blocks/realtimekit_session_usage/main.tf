variable "blocks" {
  type = list(object({
    app_id        = string
    associated_id = optional(string)
    start_time    = optional(string)
    end_time      = optional(string)
    participants  = optional(string)
    search        = optional(string)
    status        = optional(string)
    per_page      = optional(number)
    on_incomplete = optional(string)
  }))
}

data "realtimekit_session_usage" "block" {
  count = length(var.blocks)

  app_id        = var.blocks[count.index].app_id
  associated_id = var.blocks[count.index].associated_id
  start_time    = var.blocks[count.index].start_time
  end_time      = var.blocks[count.index].end_time
  participants  = var.blocks[count.index].participants
  search        = var.blocks[count.index].search
  status        = var.blocks[count.index].status
  per_page      = var.blocks[count.index].per_page
  on_incomplete = var.blocks[count.index].on_incomplete
}
