package request

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestError_text(t *testing.T) {
	t.Parallel()
	before := &Error{Kind: KindServer, Page: 7, Status: 503, Code: 1, Message: "no", Ray: "x", Attempts: 2}
	for want, failure := range map[string]*Error{
		"page 0":                              {},
		"page 7: HTTP status 503: code 1: no": before,
		"page 7: page 7: HTTP status 503: code 1: no": {Kind: KindDeadline, Page: 7, Err: before},
	} {
		if got := failure.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestError_kinds(t *testing.T) {
	t.Parallel()
	passing := []Kind{KindConnection, KindCutOff, KindNotJSON, KindServer, KindRateLimit}
	for kind := KindRejected; kind <= KindInvalid; kind++ {
		failure := &Error{Kind: kind}
		if got := failure.retryable(); got != slices.Contains(passing, kind) {
			t.Errorf("kind %d is retried: %t", kind, got)
		}
		if err := fmt.Errorf("a list: %w", failure); !IsKind(err, kind) || IsKind(err, kind+1) || IsKind(errors.New("another"), kind) {
			t.Errorf("kind %d is not found", kind)
		}
	}
}
