package acceptance

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, page := range markdownPages(t) {
		links, _ := read(t, page)
		for _, link := range links {
			if strings.Contains(link, ":") { // an address
				continue
			}
			checked++
			if !leadsSomewhere(t, page, link) {
				t.Errorf("%s: %s leads nowhere", page, link)
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d links were checked", checked)
	}
}

func leadsSomewhere(t *testing.T, page, link string) bool {
	t.Helper()
	target, fragment, _ := strings.Cut(link, "#")
	if target != "" {
		page = filepath.Join(filepath.Dir(page), target)
	}
	if _, err := os.Stat(page); err != nil || fragment == "" {
		return err == nil
	}
	_, anchors := read(t, page)
	return slices.Contains(anchors, fragment)
}

func markdownPages(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "examples/*/*.md", "examples/*/*/*.md", ".github/*.md", ".github/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	return pages
}

var marked = regexp.MustCompile(`<a id="([^"]+)">`)

// read gives the targets of the links and images of a page, and its anchors.
func read(t *testing.T, page string) (links, anchors []string) {
	t.Helper()
	source, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range marked.FindAllSubmatch(source, -1) {
		anchors = append(anchors, string(match[1]))
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	_ = ast.Walk(markdown.Parser().Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Link:
			links = append(links, string(node.Destination))
		case *ast.Image:
			links = append(links, string(node.Destination))
		case *ast.Heading:
			if id, ok := node.AttributeString("id"); ok {
				anchors = append(anchors, string(id.([]byte)))
			}
		}
		return ast.WalkContinue, nil
	})
	return links, anchors
}
