package examples

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const usageReportFolder = "examples/usage-report"

// page is the HTML of a report, parsed as a browser does it.
func page(t *testing.T, w *workdir.Dir) *html.Node {
	t.Helper()
	apply(t, w)
	text, err := w.Text(t.Context(), "html")
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// elements are all with a name.
func elements(root *html.Node, name string) []*html.Node {
	var found []*html.Node
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			found = append(found, node)
		}
	}
	return found
}

// textIn is all text below a node.
func textIn(root *html.Node) string {
	var text strings.Builder
	for node := range root.Descendants() {
		if node.Type == html.TextNode {
			text.WriteString(node.Data)
		}
	}
	return text.String()
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
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
	root := page(t, newWorkdir(t, fakeapi.New(sessions), built(t), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z"))
	for node := range root.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(harmlessElements, node.Data) {
			t.Errorf("there is a <%s>", node.Data)
		}
		for _, a := range node.Attr {
			if !slices.Contains(harmlessAttributes, strings.ToLower(a.Key)) {
				t.Errorf("a <%s> has %s=%q", node.Data, a.Key, a.Val)
			}
		}
	}
	var titles []string
	for _, node := range elements(root, "bdi") {
		titles = append(titles, textIn(node))
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
	root := page(t, newWorkdir(t, fakeapi.New(nil), built(t), usageReportFolder))
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
	provider := built(t)
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
			w := newWorkdir(t, test.server, provider, usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z")
			if text := textIn(page(t, w)); !strings.Contains(text, test.want) {
				t.Errorf("no %q in\n%s", test.want, text)
			}
			if text, err := w.Text(t.Context(), "md"); err != nil || !strings.Contains(text, test.want) {
				t.Errorf("no %q in\n%s\n%v", test.want, text, err)
			}
		})
	}
}
