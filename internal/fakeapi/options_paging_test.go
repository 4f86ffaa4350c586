package fakeapi_test

import (
	"maps"
	"reflect"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestServer_pages(t *testing.T) {
	t.Parallel()
	seven, none := fakeapi.Sessions(7), []int{}
	for name, test := range map[string]struct {
		options []fakeapi.Option
		query   string
		want    []int // of seven sessions, oldest first
	}{
		"without a number":            {nil, "per_page=3", []int{0, 1, 2}},
		"a last page":                 {nil, "per_page=3.0&page_no=3", []int{6}},
		"page 0, Nearest":             {nil, "per_page=3&page_no=0", []int{0, 1, 2}},
		"PageZero":                    {options(fakeapi.PageZero(fakeapi.Empty)), "per_page=3&page_no=0", none},
		"PagesFromZero, without one":  {options(fakeapi.PagesFromZero()), "per_page=3", []int{0, 1, 2}},
		"PagesFromZero, page 1":       {options(fakeapi.PagesFromZero()), "per_page=3&page_no=1", []int{3, 4, 5}},
		"past the end":                {nil, "per_page=3&page_no=1000000000", none},
		"PastTheEnd":                  {options(fakeapi.PastTheEnd(fakeapi.Nearest)), "per_page=3&page_no=9", []int{6}},
		"an empty list has a page 1":  {options(fakeapi.PastTheEnd(404)), "search=unknown", none},
		"IgnoreParameters":            {options(fakeapi.IgnoreParameters("page_no")), "per_page=3&page_no=2", []int{0, 1, 2}},
		"DefaultPageSize":             {options(fakeapi.DefaultPageSize(2)), "page_no=2", []int{2, 3}},
		"MaxPageSize":                 {options(fakeapi.MaxPageSize(2)), "per_page=3&page_no=2", []int{2, 3}},
		"MaxPageSize for the default": {options(fakeapi.MaxPageSize(2), fakeapi.RefuseOverMaximum(422)), "", []int{0, 1}},
		"MaxPageSize without a limit": {options(fakeapi.MaxPageSize(0)), "per_page=1000", []int{0, 1, 2, 3, 4, 5, 6}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantPositions(t, get(t, fakeapi.New(seven, test.options...), "?sort_order=ASC&"+test.query), seven, test.want...)
		})
	}
}

func TestServer_pagingObject(t *testing.T) {
	t.Parallel()
	paging := func(total, start, end any) map[string]any {
		return map[string]any{"total_count": total, "start_offset": start, "end_offset": end}
	}
	total := func(text any) fakeapi.Option { return fakeapi.TotalCount(func(int) any { return text }) }
	for name, test := range map[string]struct {
		options []fakeapi.Option
		query   string
		want    map[string]any
	}{
		"the first page":  {nil, "?per_page=3", paging(7.0, 1.0, 3.0)},
		"past the end":    {nil, "?per_page=3&page_no=4", paging(7.0, 10.0, 9.0)},
		"what matches":    {nil, "?status=LIVE", paging(1.0, 1.0, 1.0)},
		"nothing":         {nil, "?search=unknown", paging(0.0, 1.0, 0.0)},
		"OffsetsFromZero": {options(fakeapi.OffsetsFromZero()), "?per_page=3", paging(7.0, 0.0, 2.0)},
		"PagesFromZero":   {options(fakeapi.PagesFromZero()), "?per_page=3&page_no=1", paging(7.0, 4.0, 6.0)},
		"PastTheEnd":      {options(fakeapi.PastTheEnd(fakeapi.Nearest)), "?per_page=3&page_no=9", paging(7.0, 7.0, 7.0)},
		"TotalCount":      {options(total("seven")), "?per_page=3", paging("seven", 1.0, 3.0)},
		"PagingFields":    {options(fakeapi.PagingFields("total_count")), "", map[string]any{"total_count": 7.0}},
		"NoPaging":        {options(fakeapi.NoPaging()), "", nil},
		"PagingInData":    {options(fakeapi.PagingInData()), "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := get(t, fakeapi.New(fakeapi.Sessions(7), test.options...), test.query).answer
			if !reflect.DeepEqual(got.Paging, test.want) || (got.Data.Paging != nil) != (name == "PagingInData") {
				t.Errorf("paging %v, in data %v", got.Paging, got.Data.Paging)
			}
			if name == "PagingInData" && !maps.Equal(got.Data.Paging, paging(7.0, 1.0, 7.0)) {
				t.Errorf("paging in data %v", got.Data.Paging)
			}
		})
	}
}
