package pages

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// root is the source tree.
const root = "../.."

// A link of a page to another page of the source tree, or to a heading, leads
// there. What begins with a scheme is somebody else's.
func TestEveryLinkOfThePagesLeadsSomewhere(t *testing.T) {
	t.Parallel()
	found := 0
	for _, page := range pages(t) {
		for _, link := range links(t, page) {
			if strings.Contains(link, "://") {
				continue
			}
			found++
			target, anchor, _ := strings.Cut(link, "#")
			file := page
			if target != "" {
				file = filepath.Join(filepath.Dir(page), target)
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s: there is no %s", page, link)
			} else if anchor != "" && !anchors(t, file)[anchor] {
				t.Errorf("%s: there is no heading for %s", page, link)
			}
		}
	}
	if found < 80 {
		t.Errorf("%d links were looked at, and there are more", found)
	}
}

// A link to the repository on the web leads to what the source tree has.
func TestEveryLinkToTheRepositoryLeadsToTheSource(t *testing.T) {
	t.Parallel()
	const repository = "https://github.com/realtimekit/terraform-provider-realtimekit/"
	for _, page := range pages(t) {
		for _, link := range links(t, page) {
			path, ours := strings.CutPrefix(link, repository)
			if !ours {
				continue
			}
			file, known := strings.CutPrefix(strings.Replace(path, "blob/main/", "tree/main/", 1), "tree/main/")
			if _, err := os.Stat(filepath.Join(root, file)); !known || err != nil {
				t.Errorf("%s: there is no %s", page, link)
			}
		}
	}
}

func TestAnchorsAreThoseOfHeadings(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]string{
		"Complete, or not":            "complete-or-not",
		"`make bench`: a read":        "make-bench-a-read",
		"What is *live* now?":         "what-is-live-now",
		"[Terraform](x) 1.11.4":       "terraform-1114",
		"under_score and hyphen-here": "under_score-and-hyphen-here",
	} {
		if got := anchor(heading); got != want {
			t.Errorf("anchor(%q) = %q, want %q", heading, got, want)
		}
	}
}

// pages are those of docs/ and those at the top.
func pages(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(root, "docs"), func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".md" {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

var (
	fence  = regexp.MustCompile("(?ms)^```.*?^```")
	code   = regexp.MustCompile("`[^`\n]*`")
	link   = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	title  = regexp.MustCompile(`(?m)^#+ +(.+?) *$`)
	marked = regexp.MustCompile(`<a id="([^"]+)">`)
	linked = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// links are the targets of all links in a page, code aside.
func links(t *testing.T, page string) []string {
	t.Helper()
	var targets []string
	for _, match := range link.FindAllStringSubmatch(code.ReplaceAllString(prose(t, page), "`"), -1) {
		targets = append(targets, match[1])
	}
	return targets
}

func prose(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return fence.ReplaceAllString(string(text), "")
}

// anchors are the places in a page that a link can lead to, as GitHub and the
// registries name them.
func anchors(t *testing.T, page string) map[string]bool {
	t.Helper()
	text := prose(t, page)
	names := map[string]bool{}
	for _, match := range marked.FindAllStringSubmatch(text, -1) {
		names[match[1]] = true
	}
	for _, match := range title.FindAllStringSubmatch(text, -1) {
		name := anchor(match[1])
		for n := 1; names[name]; n++ {
			name = fmt.Sprintf("%s-%d", anchor(match[1]), n)
		}
		names[name] = true
	}
	return names
}

// anchor is the name of a heading in links: small letters, and neither markup
// nor punctuation.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, linked.ReplaceAllString(heading, "$1"))
}
