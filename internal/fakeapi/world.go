package fakeapi

// world is the data of one app between two changes, with what is derived from
// them, so that each page does not sort and encode all sessions.
type world struct {
	data  []Session
	rows  [][]byte // JSON of each session, nil until it is first sent
	lists map[selection][]int
}

func newWorld(data []Session) *world {
	return &world{data: data, rows: make([][]byte, len(data)), lists: map[selection][]int{}}
}

// list is the matching sessions in order, as positions in data.
func (w *world) list(sel selection, b *behaviour) []int {
	list, ok := w.lists[sel]
	if !ok {
		if len(w.lists) >= 64 {
			clear(w.lists)
		}
		list = sel.from(w.data, b)
		w.lists[sel] = list
	}
	return list
}

// row is the JSON of a session.
func (w *world) row(i int, b *behaviour) []byte {
	if w.rows[i] == nil {
		w.rows[i] = encode(b.trimmed(w.data[i]))
	}
	return w.rows[i]
}

// trimmed is a session without what the options leave out.
func (b *behaviour) trimmed(s Session) Session {
	if b.withoutMeta {
		s.Meta = nil
	}
	return s
}
