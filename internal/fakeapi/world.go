package fakeapi

// world is the data of one app between two changes, with what is derived from
// them, because a crawl of 1,000 pages must not sort and encode all sessions for
// each page. The server's lock guards it.
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
		w.rows[i] = b.encode(w.data[i])
	}
	return w.rows[i]
}

// encode writes a session without what the options leave out.
func (b *behaviour) encode(s Session) []byte {
	if b.withoutMeta {
		s.Meta = nil
	}
	row, _ := s.MarshalJSON()
	return row
}
