package provider

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func oneOf(allowed ...string) func(string) error {
	return func(text string) error {
		if slices.Contains(allowed, text) {
			return nil
		}
		return notOneOf(text, allowed)
	}
}

func notOneOf(text string, allowed []string) error {
	advice := ""
	if likely := likelyOf(text, allowed); likely != "" {
		advice = fmt.Sprintf("; write %q", likely)
	}
	return fmt.Errorf("%q is not allowed%s (allowed: %s)", text, advice, quotedList(allowed))
}

// likelyOf returns the choice that was probably meant, or "": the same word in another case
// or with other separators, or the only one that begins like the text.
func likelyOf(text string, choices []string) string {
	plain := func(text string) string {
		return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(text))
	}

	meant := plain(text)
	if meant == "" {
		return ""
	}
	var likely []string
	for _, choice := range choices {
		switch known := plain(choice); {
		case known == meant:
			return choice
		case strings.HasPrefix(known, meant), strings.HasPrefix(meant, known):
			likely = append(likely, choice)
		}
	}
	if len(likely) != 1 {
		return ""
	}
	return likely[0]
}

func quotedList(values []string) string { return strings.Join(quoted(values), ", ") }

func quoted(values []string) []string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = strconv.Quote(value)
	}
	return texts
}

// joined is "a, b and c", or with another word before the last value.
func joined(values []string, word string) string {
	last := len(values) - 1
	if last == 0 {
		return values[0]
	}
	return strings.Join(values[:last], ", ") + " " + word + " " + values[last]
}
