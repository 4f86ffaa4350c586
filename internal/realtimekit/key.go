package realtimekit

import "crypto/sha256"

// key stands for the id of a session in the 16 bytes that a UUID has, so that a
// crawl over hundreds of thousands of sessions can remember which it has seen.
type key [16]byte

// keyOf is the UUID, where the id is one in its usual form, and else a digest:
// that two ids share one is as likely as two random UUIDs that are the same.
func keyOf(id string) key {
	var made key

	if !isUUID(id) {
		sum := sha256.Sum256([]byte(id))
		copy(made[:], sum[:])

		return made
	}

	at := 0

	for i := 0; i < len(id); i += 2 {
		if id[i] == '-' {
			i++
		}

		made[at] = nibble(id[i])<<4 | nibble(id[i+1])
		at++
	}

	return made
}

// isUUID tells whether an id is written as UUIDs usually are. Upper case is not:
// to the API that may be another id.
func isUUID(id string) bool {
	if len(id) != len("2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f") {
		return false
	}

	for i := range len(id) {
		switch i {
		case 8, 13, 18, 23:
			if id[i] != '-' {
				return false
			}
		default:
			if nibble(id[i]) > 15 {
				return false
			}
		}
	}

	return true
}

// nibble is the value of a hexadecimal digit in lower case; past 15, it is none.
func nibble(digit byte) byte {
	switch {
	case '0' <= digit && digit <= '9':
		return digit - '0'
	case 'a' <= digit && digit <= 'f':
		return digit - 'a' + 10
	default:
		return 255
	}
}
