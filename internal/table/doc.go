// Package table writes rows as CSV and as Markdown. It is pure and knows nothing
// of Terraform. The text in the rows comes from strangers: a cell remains one cell,
// and its content remains text.
//
//   - Columns keep the requested order. By default they are all columns, sorted by name.
//   - Line ends are line feeds, in the table and in its cells.
//   - In CSV, text that a spreadsheet could run as a formula begins with an apostrophe.
//   - In Markdown, text that would be markup or that GitHub would link is escaped.
package table
