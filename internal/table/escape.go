package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// separator is an empty comment, which renders as nothing. GitHub looks for links,
// mentions and references in the text between tags, where backslashes are already
// gone.
const separator = "<!-- -->"

// htmlEscapes are characters with a form of their own. U+0338 combines with the end
// of a tag before it when a CLI normalizes the result of a function.
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
		case r == '&' && !isEntity(firstRune(after)):
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

// replaceControls replaces everything that a renderer may take for the end of a line
// by a line feed, tabs by spaces and other control characters by U+FFFD.
func replaceControls(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\n\v\f\u0085\u2028\u2029", r):
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		default:
			return r
		}
	}, lineFeeds.Replace(text))
}

// isEntity reports whether an ampersand before r could begin an HTML entity.
func isEntity(r rune) bool { return r == '#' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }

// isMarkup reports whether r needs a backslash. Underscores within words and closing
// brackets do not.
func isMarkup(before string, r rune, after string) bool {
	if r == '_' {
		return !isWord(lastRune(before)) || !isWord(firstRune(after))
	}
	return strings.ContainsRune("\\`*~[|", r)
}

// emoji matches what follows the colon of an emoji, but not of a time of day.
var emoji = regexp.MustCompile(`(?i)^([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):`)

// isLink reports whether GitHub would make a link or a picture of r and the text
// around it.
func isLink(before string, r rune, after string) bool {
	next := firstRune(after)
	switch r {
	case '@': // mention, mail address
		return next > ' '
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

// isCommit reports whether text continues with an abbreviated commit id that is a word
// of its own, contains digits and letters, and is not part of a UUID.
func isCommit(before, text string) bool {
	if continuesWord(lastRune(before)) {
		return false
	}
	id := commit.FindString(text)
	return strings.ContainsAny(id, "0123456789") && strings.ContainsAny(id, "abcdef") && !continuesWord(firstRune(text[len(id):]))
}

func continuesWord(r rune) bool { return isWord(r) || r == '-' }

// firstRune returns 0 for an empty text.
func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}

// lastRune returns U+FFFD for an empty text.
func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func hasSuffixFold(text, suffix string) bool {
	return len(text) >= len(suffix) && strings.EqualFold(text[len(text)-len(suffix):], suffix)
}
