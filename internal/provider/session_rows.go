package provider

// sessionRows are the rows of a list, encoded. They take no part in the walks in
// which the framework converts every value several times.
type sessionRows struct {
	kept []encodedRow
	// size is how many bytes all rows have, those past most included, which are
	// counted and not kept.
	size, most int
}

type encodedRow struct {
	page *encodedPage
	row  int
}

// Keep takes a row of a page.
func (r *sessionRows) Keep(page *encodedPage, row int) {
	r.size += len(page.row(row))
	if r.size <= r.most {
		r.kept = append(r.kept, encodedRow{page, row})
	}
}

// appendTo writes the rows as a list.
func (r *sessionRows) appendTo(to []byte) []byte {
	to = appendArrayLength(to, len(r.kept))
	for _, kept := range r.kept {
		to = append(to, kept.page.row(kept.row)...)
	}

	return to
}
