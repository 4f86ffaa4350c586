package acceptance

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const usageReportFolder = "examples/usage-report"

// node is an element of a page, or a text if it has no name.
type node struct {
	name, text string
	attributes []xml.Attr
	children   []*node
}

// page is the HTML of a report, parsed.
func page(t *testing.T, w *workdir) *node {
	t.Helper()
	apply(t, w)
	text, err := w.Text(t.Context(), "html")
	if err != nil {
		t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func parse(text string) (*node, error) {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	open := []*node{{}}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return open[0], nil
		}
		if err != nil {
			return nil, err
		}
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			child := &node{name: token.Name.Local, attributes: token.Attr}
			parent.children, open = append(parent.children, child), append(open, child)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			parent.children = append(parent.children, &node{text: string(token)})
		}
	}
}

// descendants are all nodes below this one, in the order of the page.
func (n *node) descendants() []*node {
	var found []*node
	for _, child := range n.children {
		found = append(append(found, child), child.descendants()...)
	}
	return found
}

// elements are all with a name.
func elements(root *node, name string) []*node {
	return slices.DeleteFunc(root.descendants(), func(n *node) bool { return n.name != name })
}

// textIn is all text below a node.
func textIn(root *node) string {
	var text strings.Builder
	for _, n := range root.descendants() {
		text.WriteString(n.text)
	}
	return text.String()
}

func attribute(n *node, name string) string {
	for _, a := range n.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// hostile are titles that try to be more than text.
var hostile = []string{
	`<script>alert(1)</script>`,
	`</title></style><img src=x onerror=alert(1)>`,
	`" onload="alert(1)`,
	`' onload='alert(1)`,
	`</bdi></td></table><iframe src="https://example.com">`,
	`<svg><a xlink:href="javascript:alert(1)">`,
	`&lt;b&gt; &amp; &#60;i&#62;`,
	`${path.module} %{ for x in y }`,
	`<!-- comment -->`,
	"\u202egnp.exe",
	"line one\nline two",
}

// harmlessElements and harmlessAttributes are all that a page may be made of: none
// runs anything, and none fetches anything.
var (
	harmlessElements = []string{
		"html", "head", "meta", "title", "style", "body", "header", "section", "details", "summary", "h1", "h2", "p", "ul", "ol", "li", "dl", "dt", "dd",
		"div", "span", "time", "bdi", "i", "code", "table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "line",
	}
	harmlessAttributes = []string{
		"lang", "charset", "name", "content", "http-equiv", "class", "style", "role", "aria-label", "aria-hidden",
		"viewbox", "preserveaspectratio", "x", "y", "x1", "x2", "y1", "y2", "width", "height",
	}
)

func TestAPageOfAReportHoldsNothingButText(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	sessions := fakeapi.Sessions(len(hostile))
	for i := range sessions {
		sessions[i].AssociatedID = fmt.Sprintf("<b>%d</b>", i)
		sessions[i].MeetingDisplayName = hostile[i]
	}
	root := page(t, newWorkdir(t, fakeapi.New(sessions), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z"))
	for _, n := range root.descendants() {
		if n.name != "" && !slices.Contains(harmlessElements, n.name) {
			t.Errorf("there is a <%s>", n.name)
		}
		for _, a := range n.attributes {
			if !slices.Contains(harmlessAttributes, strings.ToLower(a.Name.Local)) {
				t.Errorf("a <%s> has %s=%q", n.name, a.Name.Local, a.Value)
			}
		}
	}
	var titles []string
	for _, n := range elements(root, "bdi") {
		titles = append(titles, textIn(n))
	}
	for _, title := range hostile {
		if !slices.Contains(titles, title) {
			t.Errorf("%q is not shown as it is", title)
		}
	}
}

func TestAPageOfAReportForbidsWhatItHasNot(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	root := page(t, newWorkdir(t, fakeapi.New(nil), usageReportFolder))
	for _, meta := range elements(root, "meta") {
		if attribute(meta, "http-equiv") == "Content-Security-Policy" && strings.HasPrefix(attribute(meta, "content"), "default-src 'none'") {
			return
		}
	}
	t.Error("there is no policy against scripts and outside resources")
}

func TestAReportSaysWhatMayBeWrongWithIt(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	january := func(fields map[string]any) []fakeapi.Session {
		fields["created_at"] = "2026-01-15T12:00:00.000Z"
		return odd(fields)
	}
	for name, test := range map[string]struct {
		server *fakeapi.Server
		want   string
	}{
		"nothing":           {fakeapi.New(january(map[string]any{"status": "ENDED"}), unfiltered), "It is proven that no session is missing."},
		"not complete":      {fakeapi.New(fakeapi.Sessions(120), fakeapi.TotalCount(func(real int) any { return real + 5 })), "Sessions may be missing: the list could not be proven complete."},
		"still live":        {fakeapi.New(january(map[string]any{"status": "LIVE"}), unfiltered), "Sessions that are still live: 1. Their minutes may grow."},
		"without a date":    {fakeapi.New(odd(map[string]any{"created_at": "yesterday"}), unfiltered), "no date can be read in some, and those are left out. How many: 1."},
		"of breakout rooms": {fakeapi.New(january(map[string]any{"parent_session_id": "p", "minutes_consumed": 1234.56}), unfiltered), "Of the minutes, 1,234.6 come from breakout rooms."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, test.server, usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z")
			if text := textIn(page(t, w)); !strings.Contains(text, test.want) {
				t.Errorf("no %q in\n%s", test.want, text)
			}
			if text, err := w.Text(t.Context(), "md"); err != nil || !strings.Contains(text, test.want) {
				t.Errorf("no %q in\n%s\n%v", test.want, text, err)
			}
		})
	}
}
