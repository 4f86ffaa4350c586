package usage

import (
	"errors"
	"fmt"
	"slices"
)

// Key is something to group sessions by, in the words of the group_by argument.
type Key string

// These go with anything; of the periods, which [Hour] begins, there is one at most.
const (
	Meeting Key = "meeting"
	Status  Key = "status"
	Type    Key = "type"
)

// choices is how errors list the keys.
const choices = `at most one of "hour", "day", "week" and "month", and any of "meeting", "status" and "type"`

func (k Key) isPeriod() bool { return k == Hour || k == Day || k == Week || k == Month }

func (k Key) isKnown() bool {
	return k.isPeriod() || k == Meeting || k == Status || k == Type
}

// KeyNames are the allowed elements of the group_by argument.
func KeyNames() []string {
	return []string{string(Hour), string(Day), string(Week), string(Month), string(Meeting), string(Status), string(Type)}
}

// ParseKeys reads the elements of the group_by argument, in their order. The
// error says what is wrong with them and what is allowed.
func ParseKeys(names []string) ([]Key, error) {
	keys := make([]Key, len(names))
	for i, name := range names {
		keys[i] = Key(name)
	}

	if err := checkKeys(keys); err != nil {
		return nil, err
	}

	return keys, nil
}

func checkKeys(keys []Key) error {
	if len(keys) == 0 {
		return errors.New("an empty list groups by nothing; leave it out to get totals alone, or list " + choices)
	}

	period := Key("")

	for i, key := range keys {
		switch {
		case !key.isKnown():
			return fmt.Errorf("%q is nothing to group by; list %s", string(key), choices)
		case slices.Contains(keys[:i], key):
			return fmt.Errorf("%q is listed twice; list each key once", string(key))
		case key.isPeriod() && period != "":
			return fmt.Errorf("%q and %q exclude each other; list %s", string(period), string(key), choices)
		case key.isPeriod():
			period = key
		}
	}

	return nil
}
