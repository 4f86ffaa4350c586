package fakeapi

import (
	"bytes"
	"cmp"
	"math"
	"net/http"
	"slices"
	"strconv"
)

type listing struct {
	member                string // of data; "" where data is the list itself
	paging                place
	least                 int // smallest page_no and per_page
	pageSize, maxPageSize int // the default and the largest
}

type part struct{ number, size int } // size 0 is the server's default

func (in *reader) part(l listing) part {
	first := in.server.firstPage
	return part{in.number("page_no", first, min(l.least, first)), in.number("per_page", 0, l.least)}
}

func (b *behaviour) span(l listing, p part, n int) (from, to int, refused *refusal) {
	size, refused := b.pageSize(l, p.size)
	if refused != nil {
		return 0, 0, refused
	}
	index, last := p.number-b.firstPage, max(0, (n-1)/size)
	outside := Empty
	switch {
	case index < 0:
		outside = b.pageZero
	case index > last:
		outside = b.pastEnd
	}
	switch {
	case outside == Nearest:
		index = min(max(index, 0), last)
	case outside != Empty:
		return 0, 0, formA(int(outside), int(outside), `Validation error: "page_no" is out of range`)
	case index < 0:
		return 0, 0, nil
	}
	// The largest numbers do not fit an int of 32 bits.
	from = int(min(int64(index)*int64(size), math.MaxInt-int64(size)))
	return from, max(from, min(from+size, n)), nil
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

func renderPage[T any](b *Server, l listing, p part, items []T, encode func(T) []byte) ([]byte, *refusal) {
	from, to, refused := b.span(l, p, len(items))
	if refused != nil {
		return nil, refused
	}
	var rows [][]byte
	for _, item := range items[min(from, len(items)):min(to, len(items))] {
		rows = append(rows, encode(item))
	}
	data, paging := slices.Concat([]byte("["), bytes.Join(rows, []byte(",")), []byte("]")), b.paging(len(items), from, to)
	place := cmp.Or(b.pagingPlace, l.paging)
	if place == pagingNowhere {
		paging = nil
	}
	if l.member == "" || place == pagingAtTop {
		return success(wrapped(l.member, data), paging), nil
	}
	return success(wrapped(l.member, slices.Concat(data, paging)), nil), nil
}

func success(data, rest []byte) []byte {
	return slices.Concat([]byte(`{"success":true,"data":`), data, rest, []byte("}"))
}

// wrapped is an object with the text as its only member, or the text if name is "".
func wrapped(name string, text []byte) []byte {
	if name == "" {
		return text
	}
	return slices.Concat([]byte(`{"`+name+`":`), text, []byte("}"))
}

// paging is the member of that name, after a comma. Offsets include both ends, so on
// an empty page the end is start minus 1.
func (b *behaviour) paging(total, from, to int) []byte {
	first := 1
	if b.offsetsFromZero {
		first = 0
	}
	all := map[string]any{"total_count": b.totalCount(total), "start_offset": from + first, "end_offset": to - 1 + first}
	var fields []field
	for _, name := range b.pagingFields {
		fields = append(fields, field{name, all[name]})
	}
	return append([]byte(`,"paging":`), object(fields)...)
}

func writeJSON(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) //nolint:gosec // the body is JSON
}
