package usage

import (
	"errors"
	"fmt"
	"slices"
)

// Key is what to group sessions by, an element of the argument group_by.
type Key string

// Keys in addition to at most one of the periods Hour, Day, Week and Month.
const (
	Meeting Key = "meeting"
	Status  Key = "status"
	Type    Key = "type"
)

const choices = `at most one of "hour", "day", "week" and "month", and any of "meeting", "status" and "type"`

func (k Key) isPeriod() bool { return k == Hour || k == Day || k == Week || k == Month }

// KeyNames returns the allowed elements of group_by.
func KeyNames() []string {
	return []string{Hour, Day, Week, Month, string(Meeting), string(Status), string(Type)}
}

// ParseKeys reads the elements of group_by. The error says what is allowed.
func ParseKeys(names []string) ([]Key, error) {
	if len(names) == 0 {
		return nil, errors.New("the list is empty; remove group_by for totals without groups, or list " + choices)
	}
	var (
		keys   []Key
		period Key
	)
	for _, name := range names {
		switch key := Key(name); {
		case !slices.Contains(KeyNames(), name):
			return nil, fmt.Errorf("%q is not a key; list %s", name, choices)
		case slices.Contains(keys, key):
			return nil, fmt.Errorf("%q is listed twice; list each key once", name)
		case key.isPeriod() && period != "":
			return nil, fmt.Errorf("%q and %q cannot be combined; list %s", string(period), name, choices)
		case key.isPeriod():
			period = key
		}
		keys = append(keys, Key(name))
	}
	return keys, nil
}
