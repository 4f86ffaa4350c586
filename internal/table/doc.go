// Package table writes rows as CSV and as Markdown. The text in the rows comes from
// strangers: a cell remains one cell, and its content remains text. In CSV, text that a
// spreadsheet could run as a formula begins with an apostrophe. In Markdown, text that
// would be markup or that GitHub would link is escaped.
package table
