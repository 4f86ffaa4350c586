package fakeapi

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"strconv"
)

// span is the part of a list that a page holds: positions from to to.
type span struct{ from, to int64 }

// page finds the part of a list of n sessions that a query asks for.
func (b *behaviour) page(q query, n int) (span, *refusal) {
	size, no := b.pageSize(q.perPage)
	if no != nil {
		return span{}, no
	}
	index, last := q.page-b.firstPage, max(0, (n-1)/size)
	outside := Empty
	switch {
	case index < 0:
		outside = b.pageZero
	case index > last:
		outside = b.pastEnd
	}
	switch outside {
	case Empty:
	case Nearest:
		index = min(max(index, 0), last)
	default:
		return span{}, formA(int(outside), int(outside), `Validation error: "page_no" is out of range`)
	}
	if index < 0 {
		return span{}, nil
	}
	from := int64(index) * int64(size)
	return span{from: from, to: max(from, min(from+int64(size), int64(n)))}, nil
}

func (b *behaviour) pageSize(asked int) (int, *refusal) {
	most := b.maxPageSize
	if most <= 0 {
		most = math.MaxInt
	}
	switch {
	case asked == 0:
		return min(b.defaultPageSize, most), nil
	case asked <= most:
		return asked, nil
	case b.overMaximum != 0:
		return 0, formA(b.overMaximum, b.overMaximum,
			`Validation error: "per_page" must be less than or equal to `+strconv.Itoa(most))
	}
	return most, nil
}

// render writes the answer. Offsets count from 1 and include both ends; on an
// empty page the second is therefore one less than the first.
func (b *behaviour) render(w *world, list []int, p span) []byte {
	var out bytes.Buffer
	out.WriteString(`{"success":true,"data":{"sessions":[`)
	for k := p.from; k < min(p.to, int64(len(list))); k++ {
		if k > p.from {
			out.WriteByte(',')
		}
		out.Write(w.row(list[k], b))
	}
	out.WriteByte(']')
	paging := b.paging(len(list), p)
	if b.pagingPlace == pagingInData {
		out.Write(paging)
	}
	out.WriteByte('}')
	if b.pagingPlace == pagingAtTop {
		out.Write(paging)
	}
	out.WriteByte('}')
	return out.Bytes()
}

// paging is the member of that name, with the comma before it.
func (b *behaviour) paging(total int, p span) []byte {
	start, end := p.from+1, p.to
	if b.offsetsFromZero {
		start, end = start-1, end-1
	}
	object := newObjectWriter()
	for _, name := range b.pagingFields {
		switch name {
		case "total_count":
			object.add(name, b.totalCount(total))
		case "start_offset":
			object.add(name, start)
		case "end_offset":
			object.add(name, end)
		}
	}
	text, err := object.close()
	if err != nil {
		panic("fakeapi: paging: " + err.Error())
	}
	return append([]byte(`,"paging":`), text...)
}

func encode(value any) []byte {
	var out bytes.Buffer
	values := json.NewEncoder(&out)
	values.SetEscapeHTML(false)
	if err := values.Encode(value); err != nil {
		panic("fakeapi: " + err.Error())
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func writeJSON(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away is its own affair
}
