package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inert is a text as a cell of a Markdown table, in which nothing of it is markup.
// Control characters are shown as U+FFFD, and spaces at its ends are left out:
// Markdown does not keep them.
func inert(text string) string {
	text = strings.Trim(visible(text), " ")
	formulas := strings.Count(text, "$") > 1

	var cell strings.Builder

	for i, r := range text {
		before, after := text[:i], text[i+utf8.RuneLen(r):]
		isFormula := formulas && r == '$'

		switch {
		case r == '&' && !entity.MatchString(after):
			cell.WriteRune(r)
		case written[r] != "":
			cell.WriteString(written[r])
		case isMarkup(before, r, after), isFormula:
			cell.WriteString("\\" + string(r))
		default:
			cell.WriteRune(r)
		}

		if isSplit(before, r, after) || isFormula || isCommit(before, text[i:]) {
			cell.WriteString(nothing)
		}
	}

	return cell.String()
}

// written are the signs that have a spelling of their own in HTML. Both CLIs
// normalise what a function returns: the last one would make one sign of itself and
// the end of a tag before it, and so of what is written here no tag.
var written = map[rune]string{'\n': "<br>", '<': "&lt;", '>': "&gt;", '&': "&amp;", '\u0338': "&#824;"}

// nothing is not shown, and parts what stands before it from what follows. GitHub
// looks for links, mentions and references in the text between tags, where a
// backslash no longer is.
const nothing = "<!-- -->"

// visible has line feeds for line ends, spaces for tabs, and no other control
// character.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		default:
			return r
		}
	}, lineEnds.Replace(text))
}

// entity is what makes an ampersand more than that.
var entity = regexp.MustCompile(`^(#|[A-Za-z])`)

// isMarkup tells signs that need a backslash. An underscore within a word needs
// none, nor does a bracket that closes what was never opened.
func isMarkup(before string, r rune, after string) bool {
	if r == '_' {
		return !isWord(last(before)) || !isWord(first(after))
	}

	return strings.ContainsRune("\\`*~[|", r)
}

// isSplit tells whether GitHub would make something of a sign together with what
// stands around it.
func isSplit(before string, r rune, after string) bool {
	next := first(after)

	switch r {
	case '@': // a mention, or a mail address
		return next > ' '
	case '#': // an issue
		return isDigit(next)
	case '-': // an issue, GH-1
		return isDigit(next) && hasSuffixFold(before, "gh")
	case ':': // an address, or a picture
		return strings.HasPrefix(after, "//") || emoji.MatchString(after)
	case 'w', 'W': // an address without a scheme
		return next == '.' && hasSuffixFold(before, "ww")
	default:
		return false
	}
}

// emoji is the rest of the name of a picture. It has a letter in it, so that the
// time of day is none.
var emoji = regexp.MustCompile(`(?i)^([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):`)

// commit is the id of a commit or the beginning of one.
var commit = regexp.MustCompile(`^[0-9a-f]{7,40}`)

// isCommit tells whether a word begins that GitHub could take for a commit. One of
// letters or digits alone is a word or a number, and one with a hyphen, such as a
// UUID, has another meaning.
func isCommit(before, from string) bool {
	id := commit.FindString(from)
	if !strings.ContainsAny(id, "0123456789") || !strings.ContainsAny(id, "abcdef") {
		return false
	}

	neighbours := []rune{last(before), first(from[len(id):])}

	return !slices.ContainsFunc(neighbours, func(r rune) bool { return isWord(r) || r == '-' })
}
