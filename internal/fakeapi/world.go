package fakeapi

// world is the data of one app between two changes, with what was worked out
// from them: a crawl of 1,000 pages must not sort and write everything for
// each. The server's lock guards it.
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
	const most = 64 // selections worth remembering; a test that varies its window has no end of them
	list, ok := w.lists[sel]
	if !ok {
		if len(w.lists) >= most {
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

// encode writes a session without what the options leave out. A session that
// cannot be written is a mistake in a test.
func (b *behaviour) encode(s Session) []byte {
	if b.withoutMeta {
		s.Meta = nil
	}
	if b.withoutExtra {
		s.Extra = nil
	}
	if b.withoutBreakouts {
		s.BreakoutRooms = nil
	}
	row, err := s.MarshalJSON()
	if err != nil {
		panic("fakeapi: session " + s.ID + ": " + err.Error())
	}
	return row
}
