package pages

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// root is the source tree.
const root = "../.."

// registry is where the pages of docs/ are read, most of the time. It serves the
// first page as .../docs, without a slash behind it and with links as they are: a
// relative link would lead beside the documentation. To other registries and on
// GitHub it leads as well.
const registry = "https://registry.terraform.io/providers/realtimekit/realtimekit/latest/docs"

// repository is the source tree on the web.
const repository = "https://github.com/realtimekit/terraform-provider-realtimekit/"

// gitHubs are the pages of a repository that are not of its source.
var gitHubs = regexp.MustCompile(`^(issues|security|releases|compare|commits)(/|$)`)

// What leads to another page, to a heading, to a picture or to the source is
// there. What stands on somebody else's site is looked at by nobody.
func TestEveryLinkOfThePagesLeadsSomewhere(t *testing.T) {
	t.Parallel()
	found := 0
	for _, page := range pages(t) {
		for _, link := range links(t, page) {
			path, anchor, ours := place(page, link)
			if !ours {
				continue
			}
			found++
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: there is no %s", page, link)
			} else if anchor != "" && !anchors(t, path)[anchor] {
				t.Errorf("%s: there is no heading for %s", page, link)
			}
		}
	}
	if found < 120 {
		t.Errorf("%d links were looked at, and there are more", found)
	}
}

// place is what a link leads to in the source tree, if it does.
func place(page, link string) (path, anchor string, ours bool) {
	target, anchor, _ := strings.Cut(link, "#")
	if file, ok := strings.CutPrefix(target, registry); ok {
		return filepath.Join(root, "docs", cmp.Or(file, "index")+".md"), anchor, true
	}
	if file, ok := strings.CutPrefix(target, repository); ok {
		for _, view := range []string{"tree/main/", "blob/main/"} {
			file = strings.TrimPrefix(file, view)
		}
		// What is not of the source is GitHub's own, or nowhere.
		return filepath.Join(root, file), anchor, !gitHubs.MatchString(file)
	}
	switch {
	case strings.Contains(target, ":"):
		return "", "", false
	case target == "":
		return page, anchor, true
	}
	return filepath.Join(filepath.Dir(page), target), anchor, true
}

func TestALinkLeadsToItsPlace(t *testing.T) {
	t.Parallel()
	for link, want := range map[string]string{
		"#budget":                        "../../docs/guides/a.md#budget",
		"b.md":                           "../../docs/guides/b.md#",
		"../functions/window.md#now":     "../../docs/functions/window.md#now",
		registry + "#budget":             "../../docs/index.md#budget",
		registry + "/functions/window":   "../../docs/functions/window.md#",
		repository + "tree/main/a/b":     "../../a/b#",
		repository + "blob/main/A.md#b":  "../../A.md#b",
		repository + "tree/master/a":     "../../tree/master/a#",
		repository + "security/policies": "",
		repository + "commits/main":      "",
		"https://example.com/a":          "",
		"mailto:a@example.com":           "",
	} {
		path, anchor, ours := place("../../docs/guides/a.md", link)
		if got := path + "#" + anchor; ours != (want != "") || ours && got != want {
			t.Errorf("place(%q) = %q, %v; want %q", link, got, ours, want)
		}
	}
}

// See [registry].
func TestTheFirstPageIsLinkedAsTheRegistryServesIt(t *testing.T) {
	t.Parallel()
	first := filepath.Join(root, "docs", "index.md")
	for _, page := range pages(t) {
		if !strings.HasPrefix(page, filepath.Join(root, "docs")) {
			continue
		}
		for _, link := range links(t, page) {
			path, _, ours := place(page, link)
			relative := ours && !strings.Contains(link, "://") && !strings.HasPrefix(link, "#")
			if relative && (page == first || path == first) {
				t.Errorf("%s: write %s as %s/…", page, link, registry)
			}
		}
	}
}

func TestLinksAreFoundHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	const page = "[a](b), ![c](d.png \"e\"), [f], [g][f] and <https://example.com>, not `[h](i)`\n\n```\n[j](k)\n```\n\n[f]: l\n"
	want := []string{"b", "d.png", "l", "l", "https://example.com"}
	if got := linksIn([]byte(page)); !slices.Equal(got, want) {
		t.Errorf("linksIn = %q, want %q", got, want)
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

// pages are all that are written in Markdown, but for what tests keep.
func pages(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, folder := range []string{"", "docs", "examples", ".github"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err == nil && entry.IsDir() && folder == "" && path != root:
				return fs.SkipDir
			case err == nil && filepath.Ext(path) == ".md":
				pages = append(pages, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

var (
	fence  = regexp.MustCompile("(?ms)^```.*?^```")
	title  = regexp.MustCompile(`(?m)^#+ +(.+?) *$`)
	marked = regexp.MustCompile(`<a id="([^"]+)">`)
	linked = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

func links(t *testing.T, page string) []string {
	t.Helper()
	source, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return linksIn(source)
}

// linksIn are the targets of all links and pictures, as a renderer finds them.
func linksIn(source []byte) []string {
	var targets []string
	_ = ast.Walk(github.Parser().Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Link:
			targets = append(targets, string(node.Destination))
		case *ast.Image:
			targets = append(targets, string(node.Destination))
		case *ast.AutoLink:
			targets = append(targets, string(node.URL(source)))
		}
		return ast.WalkContinue, nil
	})
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
