package fakeapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"strconv"
)

// listing is what differs between the lists of the API.
type listing struct {
	member                string // of data; "" where data is the list itself
	paging                place
	least                 int // smallest page_no and per_page
	pageSize, maxPageSize int // the default and the largest
}

// part is the page that a request asks for. Size 0 is the server's default.
type part struct{ number, size int }

func (in *reader) part(l listing) part {
	first := in.server.firstPage
	return part{in.number("page_no", first, min(l.least, first)), in.number("per_page", 0, l.least)}
}

// span is a range of positions in a list, without its end.
type span struct{ from, to int64 }

// span finds the part in a list of n items.
func (b *behaviour) span(l listing, p part, n int) (span, *refusal) {
	size, no := b.pageSize(l, p.size)
	if no != nil {
		return span{}, no
	}
	index, last := p.number-b.firstPage, max(0, (n-1)/size)
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

func (b *behaviour) pageSize(l listing, asked int) (int, *refusal) {
	most := cmp.Or(b.maxPageSize, l.maxPageSize)
	switch {
	case asked == 0:
		return min(cmp.Or(b.defaultPageSize, l.pageSize), most), nil
	case asked <= most:
		return asked, nil
	case b.overMaximum != 0:
		return 0, formA(b.overMaximum, b.overMaximum,
			`Validation error: "per_page" must be less than or equal to `+strconv.Itoa(most))
	}
	return most, nil
}

// renderPage writes the answer of every list.
func renderPage[T any](b *Server, l listing, p part, items []T, encode func(T) []byte) ([]byte, *refusal) {
	at, no := b.span(l, p, len(items))
	if no != nil {
		return nil, no
	}
	var out bytes.Buffer
	out.WriteString(`{"success":true,"data":`)
	if l.member != "" {
		out.WriteString(`{"` + l.member + `":`)
	}
	out.WriteByte('[')
	for k := at.from; k < min(at.to, int64(len(items))); k++ {
		if k > at.from {
			out.WriteByte(',')
		}
		out.Write(encode(items[k]))
	}
	out.WriteByte(']')
	paging, place := b.paging(len(items), at), cmp.Or(b.pagingPlace, l.paging)
	if l.member != "" {
		if place == pagingInData {
			out.Write(paging)
		}
		out.WriteByte('}')
	}
	if place == pagingAtTop || place == pagingInData && l.member == "" {
		out.Write(paging)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// paging is the member of that name, with the comma before it. Offsets count
// from 1 and include both ends: on an empty page, the end is start minus 1.
func (b *behaviour) paging(total int, p span) []byte {
	start, end := p.from+1, p.to
	if b.offsetsFromZero {
		start, end = start-1, end-1
	}
	all := map[string]any{"total_count": b.totalCount(total), "start_offset": start, "end_offset": end}
	var fields []field
	for _, name := range b.pagingFields {
		fields = append(fields, field{name, all[name]})
	}
	return append([]byte(`,"paging":`), object(fields)...)
}

func encode[T any](value T) []byte {
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
	_, _ = w.Write(body)
}
