package provider

import (
	"bytes"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// framework encodes a value as the framework does.
func framework(t *testing.T, of tftypes.Type, value any) []byte {
	t.Helper()

	encoded, err := tfprotov6.NewDynamicValue(of, tftypes.NewValue(of, value))
	if err != nil {
		t.Fatal(err)
	}

	return encoded.MsgPack
}

func TestMsgpack_lengths(t *testing.T) {
	t.Parallel()

	list := tftypes.List{ElementType: tftypes.Bool}

	for _, n := range []int{0, 1, 15, 16, 31, 32, 255, 256, 65_535, 65_536, 65_537} {
		text := strings.Repeat("x", n)
		if got := appendText(nil, text); !bytes.Equal(got, framework(t, tftypes.String, text)) {
			t.Errorf("a text of %d bytes begins with %x", n, got[:min(6, len(got))])
		}

		elements := make([]tftypes.Value, n)
		for i := range elements {
			elements[i] = tftypes.NewValue(tftypes.Bool, nil)
		}

		got := append(appendArrayLength(nil, n), bytes.Repeat(appendNil(nil), n)...)
		if !bytes.Equal(got, framework(t, list, elements)) {
			t.Errorf("a list of %d elements begins with %x", n, got[:min(6, len(got))])
		}
	}
}

func TestMsgpack_numbers(t *testing.T) {
	t.Parallel()

	for power := range 63 {
		for _, near := range []int64{-2, -1, 0, 1, 2} {
			for _, sign := range []int64{-1, 1} {
				n := sign*(int64(1)<<power) + near
				if got := appendInt(nil, n); !bytes.Equal(got, framework(t, tftypes.Number, n)) {
					t.Errorf("%d is written %x", n, got)
				}
			}
		}
	}

	for _, number := range []float64{
		0, math.Copysign(0, -1), 0.1, -2.5, 1 << 53, 1<<63 - 1024, 1 << 63, -1 << 63, -1<<63 - 2048, 1e300, math.MaxFloat64, math.SmallestNonzeroFloat64,
	} {
		if got := appendFloat(nil, number); !bytes.Equal(got, framework(t, tftypes.Number, big.NewFloat(number))) {
			t.Errorf("%g is written %x", number, got)
		}
	}
}
