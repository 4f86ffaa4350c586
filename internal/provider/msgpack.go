package provider

import (
	"encoding/binary"
	"math"
	"strconv"
)

// The functions of this file append values to a MessagePack text, in the form in
// which Terraform's own encoder writes them: https://msgpack.org. They exist
// because a hundred thousand rows need no encoder, no reflection and no memory of
// their own.

func appendNil(to []byte) []byte { return append(to, 0xc0) }

func appendMapLength(to []byte, n int) []byte {
	return appendLength(to, n, 0x80, 15, 0xde)
}

func appendArrayLength(to []byte, n int) []byte {
	return appendLength(to, n, 0x90, 15, 0xdc)
}

// appendLength writes a length in the short form where it fits, else in one of
// the two long ones, whose codes follow each other.
func appendLength(to []byte, n int, short byte, most int, long byte) []byte {
	switch {
	case n <= most:
		return append(to, short|byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(to, long), uint16(n))
	default:
		return binary.BigEndian.AppendUint32(append(to, long+1), uint32(n))
	}
}

func appendText(to []byte, text string) []byte {
	const shortText, text8, text16 = 0xa0, 0xd9, 0xda

	switch n := len(text); {
	case n > 31 && n <= math.MaxUint8:
		to = append(to, text8, byte(n))
	default:
		to = appendLength(to, n, shortText, 31, text16)
	}

	return append(to, text...)
}

// appendInt writes a whole number in as few bytes as it takes.
func appendInt(to []byte, n int64) []byte {
	switch {
	case n >= -32 && n <= math.MaxInt8:
		return append(to, byte(n))
	case n >= 0 && n <= math.MaxUint8:
		return append(to, 0xcc, byte(n))
	case n >= 0 && n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(to, 0xcd), uint16(n))
	case n >= 0 && n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(to, 0xce), uint32(n))
	case n >= 0:
		return binary.BigEndian.AppendUint64(append(to, 0xcf), uint64(n))
	case n >= math.MinInt8:
		return append(to, 0xd0, byte(n))
	case n >= math.MinInt16:
		return binary.BigEndian.AppendUint16(append(to, 0xd1), uint16(n))
	case n >= math.MinInt32:
		return binary.BigEndian.AppendUint32(append(to, 0xd2), uint32(n))
	default:
		return binary.BigEndian.AppendUint64(append(to, 0xd3), uint64(n))
	}
}

// appendFloat writes a number as Terraform does: as a whole one where it is, and
// as digits where that is too large.
func appendFloat(to []byte, number float64) []byte {
	const tooLarge = 1 << 63

	switch {
	case number != math.Trunc(number):
		return binary.BigEndian.AppendUint64(append(to, 0xcb), math.Float64bits(number))
	case number >= -tooLarge && number < tooLarge:
		return appendInt(to, int64(number))
	default:
		return appendText(to, strconv.FormatFloat(number, 'f', -1, 64))
	}
}
