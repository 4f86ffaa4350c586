package provider

// sessionRows are the rows of a list, encoded. They take no part in the walks in
// which the framework converts every value several times.
type sessionRows struct {
	// chunks hold the rows one after the other. They are copies: a row that pointed
	// into its page would keep all of it.
	chunks [][]byte
	// kept is how many rows the chunks hold; size is how many bytes all rows have,
	// those past most included, which are counted and not kept.
	kept, size, most int
}

// rowsChunk is how much memory rows take at a time, once there are many.
const rowsChunk = 1 << 20

// Keep takes a row of a page.
func (r *sessionRows) Keep(page *encodedPage, row int) {
	encoded := page.row(row)

	r.size += len(encoded)
	if r.size > r.most {
		return
	}

	last := len(r.chunks) - 1
	if last < 0 || len(r.chunks[last])+len(encoded) > cap(r.chunks[last]) {
		r.chunks = append(r.chunks, make([]byte, 0, max(min(r.size, rowsChunk), len(encoded))))
		last++
	}

	r.chunks[last] = append(r.chunks[last], encoded...)
	r.kept++
}

// appendTo writes the rows as a list.
func (r *sessionRows) appendTo(to []byte) []byte {
	to = appendArrayLength(to, r.kept)
	for _, chunk := range r.chunks {
		to = append(to, chunk...)
	}

	return to
}
