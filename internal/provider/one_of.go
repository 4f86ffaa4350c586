package provider

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// oneOf accepts only the allowed values. For another spelling of one, the error says how
// it is written.
func oneOf(allowed ...string) validator.String {
	return stringCheck{"value must be one of " + quotedList(allowed), func(text string) error {
		if slices.Contains(allowed, text) {
			return nil
		}

		return notOneOf(text, allowed)
	}}
}

// notOneOf is the error for a value that is not allowed.
func notOneOf(text string, allowed []string) error {
	step := "one of these"
	if likely := sameWord(text, allowed); likely != "" {
		step = strconv.Quote(likely)
	}

	return fmt.Errorf("%q is not one of %s; write %s", text, quotedList(allowed), step)
}

// sameWord returns the choice that is the same word in upper or lower case, with or
// without underscores or a plural s; empty if no choice is.
func sameWord(text string, choices []string) string {
	plain := func(text string) string {
		return strings.TrimSuffix(strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(text)), "s")
	}

	i := slices.IndexFunc(choices, func(choice string) bool { return plain(choice) == plain(text) })
	if i < 0 {
		return ""
	}

	return choices[i]
}

// quotedList is `"a", "b" and "c"`.
func quotedList(values []string) string {
	quoted := make([]string, len(values))
	for i, value := range values {
		quoted[i] = strconv.Quote(value)
	}

	last := len(quoted) - 1
	if last == 0 {
		return quoted[0]
	}

	return strings.Join(quoted[:last], ", ") + " and " + quoted[last]
}
