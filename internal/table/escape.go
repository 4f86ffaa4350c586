package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// separator renders as nothing. GitHub looks for links, mentions and references in the text
// between tags, where backslashes are already gone.
const separator = "<!-- -->"

// U+0338 combines with the end of a tag before it when a CLI normalizes the result.
var htmlEscapes = map[rune]string{'\n': "<br>", '<': "&lt;", '>': "&gt;", '&': "&amp;", '\u0338': "&#824;"}

// escape returns text as a cell of a Markdown table that renders as that text, without
// spaces at its ends. Control characters become U+FFFD.
func escape(text string) string {
	text = strings.Trim(replaceControls(text), " ")
	hasMath := strings.Count(text, "$") > 1

	var cell strings.Builder
	for i, r := range text {
		before, after := text[:i], text[i+utf8.RuneLen(r):]
		isMath := hasMath && r == '$'
		switch {
		case r == '&' && !beginsEntity(firstRune(after)):
			cell.WriteRune(r)
		case htmlEscapes[r] != "":
			cell.WriteString(htmlEscapes[r])
		case isMath || isMarkup(before, r, after):
			cell.WriteString(`\` + string(r))
		default:
			cell.WriteRune(r)
		}
		if isMath || isLink(before, r, after) || isCommit(before, text[i:]) {
			cell.WriteString(separator)
		}
	}
	return cell.String()
}

func replaceControls(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return utf8.RuneError
		}
		return r
	}, lineBreaks.Replace(text))
}

// lineBreaks replaces what a renderer may take for the end of a line, and tabs.
var lineBreaks = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ",
)

func beginsEntity(r rune) bool { return r == '#' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }

func isMarkup(before string, r rune, after string) bool {
	if r == '_' { // not within a word
		return !isWord(lastRune(before)) || !isWord(firstRune(after))
	}
	return strings.ContainsRune("\\`*~[|", r)
}

// emoji matches what follows the colon of an emoji, but not of a time.
var emoji = regexp.MustCompile(`(?i)^([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):`)

func isLink(before string, r rune, after string) bool {
	next := firstRune(after)
	switch r {
	case '@': // mention, mail address
		return after != "" && next > ' '
	case '#': // issue
		return isDigit(next)
	case '-': // issue, as in GH-1
		return isDigit(next) && hasSuffixFold(before, "gh")
	case ':': // address, emoji
		return strings.HasPrefix(after, "//") || emoji.MatchString(after)
	case 'w', 'W': // address without a scheme
		return next == '.' && hasSuffixFold(before, "ww")
	default:
		return false
	}
}

var commit = regexp.MustCompile(`^[0-9a-f]{7,40}`)

// isCommit reports whether text begins with a commit id of digits and letters, perhaps
// abbreviated, that is a word of its own and no part of a UUID.
func isCommit(before, text string) bool {
	if continuesWord(lastRune(before)) {
		return false
	}
	id := commit.FindString(text)
	return strings.ContainsAny(id, "0123456789") && strings.ContainsAny(id, "abcdef") && !continuesWord(firstRune(text[len(id):]))
}

func continuesWord(r rune) bool { return isWord(r) || r == '-' }

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func hasSuffixFold(text, suffix string) bool {
	return len(text) >= len(suffix) && strings.EqualFold(text[len(text)-len(suffix):], suffix)
}
