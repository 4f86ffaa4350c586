package provider

import "github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"

// sessionRows collects the rows of a list, encoded. They take no part in the walks in
// which the framework converts every value several times.
type sessionRows struct {
	undocumented bool
	// most bounds the bytes that are kept.
	most int
	// chunks have the rows one after the other, buffer the row that is being encoded.
	chunks [][]byte
	buffer []byte
	// kept is the number of rows in chunks; size is the number of bytes of all rows, those
	// past most included, which are counted and not kept.
	kept, size int
}

// rowsChunk is how much memory rows take at a time, once there are many.
const rowsChunk = 1 << 20

// Reset drops the rows.
func (r *sessionRows) Reset() { r.chunks, r.kept, r.size = nil, 0, 0 }

// Add encodes a session.
func (r *sessionRows) Add(session realtimekit.Session) {
	r.buffer = appendSession(r.buffer[:0], &session, r.undocumented)

	r.size += len(r.buffer)
	if r.size > r.most {
		return
	}

	last := len(r.chunks) - 1
	if last < 0 || len(r.chunks[last])+len(r.buffer) > cap(r.chunks[last]) {
		r.chunks = append(r.chunks, make([]byte, 0, max(min(r.size, rowsChunk), len(r.buffer))))
		last++
	}

	r.chunks[last] = append(r.chunks[last], r.buffer...)
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
