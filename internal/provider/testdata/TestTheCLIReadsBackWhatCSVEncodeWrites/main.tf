terraform {
  required_providers {
    realtimekit = {
      source = "hashicorp/realtimekit"
    }
  }
}

locals {
  numbers = [0, -1, 0.1, 1.50, 1e30, -1e-12, 123456789012345678901234567890.5, 1 / 3]

  rows = [
    { title = "Stand-up, weekly", minutes = -1.5, live = true, note = null },
    { title = "say \"hi\"\r\n\tand go\r", minutes = null },
    { title = "=HYPERLINK(\"https://a.b\")", live = false, "-sum" = "-5" },
    { title = "週次 🎉" },
  ]
}

output "read_back" {
  value = csvdecode(provider::realtimekit::csvencode(local.rows))
}

output "some_columns" {
  value = provider::realtimekit::csvencode(local.rows, "minutes", "title")
}

output "columns_of_a_list" {
  value = csvdecode(provider::realtimekit::csvencode(local.rows, ["live", "minutes"]...))
}

output "numbers_unlike_tostring" {
  value = [
    for i, row in csvdecode(provider::realtimekit::csvencode([for n in local.numbers : { n = n }])) :
    "${row.n} and not ${tostring(local.numbers[i])}" if row.n != tostring(local.numbers[i])
  ]
}

output "lone_empty_cells_are_rows" {
  value = length(csvdecode(provider::realtimekit::csvencode([{ a = "" }, { a = null }, { a = "b" }])))
}

output "header" {
  value = csvdecode(provider::realtimekit::csvencode([], "id", "title"))
}

output "nothing" {
  value = provider::realtimekit::csvencode([])
}

output "set" {
  value = provider::realtimekit::csvencode(toset([{ id = "b" }, { id = "a" }]))
}

output "maps" {
  value = provider::realtimekit::csvencode([{ for name in ["x", "y"] : name => "1" }, tomap({ z = 2 })])
}

output "table" {
  value = provider::realtimekit::markdown_table(local.rows, "title", "minutes")
}
