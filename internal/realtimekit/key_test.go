package realtimekit

import (
	"strings"
	"testing"
)

func TestKeyOf_differentIDs(t *testing.T) {
	t.Parallel()

	const id = "2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f"

	known := map[key]string{keyOf(id): id}
	others := []string{strings.ToUpper(id), strings.ReplaceAll(id, "-", ""), id + " ", "{" + id + "}", "", "s1", strings.Replace(id, "-", "_", 1)}

	for i := range id {
		if id[i] != '-' {
			others = append(others, id[:i]+string("0123456789abcdef"[(nibble(id[i])+1)%16])+id[i+1:])
		}
	}

	for _, other := range others {
		if same, taken := known[keyOf(other)]; taken {
			t.Errorf("%q and %q have the same key", other, same)
		}

		known[keyOf(other)] = other
	}
}
