locals {
  at      = "2026-04-17T10:11:12Z"
  numbers = [0, -1, 0.1, 1.50, 1e30, -1e-12, 123456789012345678901234567890.5, 1 / 3]

  rows = [
    { title = "Stand-up, weekly", minutes = -1.5, live = true, note = null },
    { title = "say \"hi\"\r\n\tand go\r", minutes = null },
    { title = "=HYPERLINK(\"https://a.b\")", live = false, "-sum" = "-5" },
    { title = "週次 🎉" },
  ]

  unknown = [{ id = 1, title = terraform_data.later.output.title }, { id = 2, title = "Review" }]
  secret  = provider::realtimekit::csvencode([{ title = sensitive("Redundancies") }, { title = "Stand-up" }])
}

resource "terraform_data" "later" {
  input = { at = local.at, title = "Stand-up", rows = [{ title = "Retro" }] }
}

output "csv_read_back" {
  value = csvdecode(provider::realtimekit::csvencode(local.rows))
}

output "csv_columns" {
  value = provider::realtimekit::csvencode(local.rows, "minutes", "title")
}

output "csv_columns_of_a_list" {
  value = csvdecode(provider::realtimekit::csvencode(local.rows, ["live", "minutes"]...))
}

# Numbers are written as tostring writes them.
output "csv_other_numbers" {
  value = [
    for i, row in csvdecode(provider::realtimekit::csvencode([for n in local.numbers : { n = n }])) :
    "${row.n} and not ${tostring(local.numbers[i])}" if row.n != tostring(local.numbers[i])
  ]
}

output "csv_of_empty_cells" {
  value = csvdecode(provider::realtimekit::csvencode([{ a = "" }, { a = null }, { a = "b" }]))
}

output "csv_header" {
  value = provider::realtimekit::csvencode([], "id", "title")
}

output "csv_of_a_set" {
  value = provider::realtimekit::csvencode(toset([{ id = "b" }, { id = "a" }]))
}

output "csv_of_maps" {
  value = provider::realtimekit::csvencode([{ for name in ["x", "y"] : name => "1" }, tomap({ z = 2 })])
}

output "csv_of_nested_values" {
  value = provider::realtimekit::csvencode([{ id = 1, rooms = ["<a>", null], meta = { b = 0.1, a = true } }, { rooms = toset([]) }])
}

output "csv_with_a_byte_order_mark" {
  value = jsonencode("\ufeff${provider::realtimekit::csvencode([{ id = 1 }])}")
}

output "csv_is_sensitive" {
  value = { text = nonsensitive(local.secret), sensitive = issensitive(local.secret) }
}

output "markdown" {
  value = provider::realtimekit::markdown_table(local.rows, "title", "minutes")
}

output "markdown_line_ends" {
  value = provider::realtimekit::markdown_table([{ a = "b\u2028c\u2029d\u0085e" }])
}

output "window_month" {
  value = provider::realtimekit::window("month", -1, local.at, "Europe/Berlin")
}

output "window_week" {
  value = provider::realtimekit::window("week", "-1", local.at, null)
}

output "window_hour" {
  value = provider::realtimekit::window("hour", 1, local.at, "Asia/Kolkata").start
}

# One of these days has 25 hours.
output "window_days" {
  value = [
    for offset in range(-2, 2) : provider::realtimekit::window("day", offset, "2025-10-26T12:00:00+01:00", "Europe/Berlin").end
  ]
}

output "known_columns" {
  value = provider::realtimekit::csvencode(local.unknown, "id")
}

output "unknown_cell" {
  value = provider::realtimekit::csvencode(local.unknown)
}

output "unknown_column" {
  value = provider::realtimekit::csvencode(local.unknown, terraform_data.later.output.title == "Stand-up" ? "id" : "title")
}

output "unknown_rows" {
  value = provider::realtimekit::markdown_table(terraform_data.later.output.rows)
}

output "unknown_window" {
  value = provider::realtimekit::window("quarter", 0, terraform_data.later.output.at, "UTC")
}
