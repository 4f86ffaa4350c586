// Package table writes rows as CSV and as Markdown. It is pure and knows nothing
// of Terraform. Titles in the rows are written by strangers: whatever a cell
// holds, it stays one cell, and in it stays text.
//
// The rules:
//
//   - Columns come in the order in which they are asked for, else sorted by name,
//     and then they are all that any row has.
//   - Null and what a row does not have are empty cells.
//   - Line ends are line feeds, in the table and in its cells.
//   - In CSV, text that a spreadsheet could run as a formula begins with an
//     apostrophe. Numbers and truth values are left alone.
//   - In Markdown, what would be markup, a link, a mention or a reference on GitHub
//     is written so that it reads as what it is: text.
package table
