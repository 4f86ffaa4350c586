package acceptance

import (
	"crypto/tls"
	"encoding/base64"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// One list comes through the proxy, one goes around it, and one is refused by it.
func TestProvider_proxyOfTheEnvironment(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("SSL_CERT_FILE is trusted only on Linux")
	}
	const password, api, refused = "hush-password", "realtimekit.example.com", "refused.realtimekit.invalid"
	// No resolver is asked for a name with a label of more than 63 characters.
	direct := strings.Repeat("x", 64) + ".realtimekit.invalid"
	server := fakeapi.New(fakeapi.Sessions(40), fakeapi.MaxPageSize(10))
	target, certificate := serveTLS(t, server)
	proxy := newProxy(t, target, refused)
	k := keeping(newCase(t, server, "proxy",
		"HTTPS_PROXY=http://user:"+password+"@"+proxy.address, "https_proxy=", "NO_PROXY="+direct, "no_proxy=", "SSL_CERT_FILE="+certificate,
		"CLOUDFLARE_BASE_URL=https://"+api+"/client/v4",
		"TF_VAR_direct_base_url=https://"+direct+"/client/v4",
		"TF_VAR_refused_base_url=https://"+refused+"/client/v4",
	)).logged()

	printed := k.mustFail(t, "plan", "-no-color")
	wantText(t, printed,
		"with data.realtimekit_sessions.direct,", "lookup "+direct, "the network and the proxy (HTTPS_PROXY)",
		"with data.realtimekit_sessions.refused,",
		"The API could not be reached: the proxy "+proxy.address+" refused to connect: 407 Proxy Authentication Required.",
	)
	if strings.Contains(printed, "with data.realtimekit_sessions.proxied,") {
		t.Errorf("the list behind the proxy is not read:\n%s", printed)
	}
	wantRequests(t, server, 5)
	authorization := " Basic " + base64.StdEncoding.EncodeToString([]byte("user:"+password))
	want := []string{api + ":443" + authorization, refused + ":443" + authorization} // all pages through one tunnel
	if got := proxy.tunnels(); !slices.Equal(got, want) {
		t.Errorf("the proxy is asked for %q, want %q", got, want)
	}
	k.addFiles(t, k.dir)
	k.wantFound(t, "407 Proxy Authentication Required", "plan -no-color", "trace.log")
	if places := k.places(password); len(places) > 0 {
		t.Errorf("the password is in %q", places)
	}
	k.wantNoCredential(t)
}

// serveTLS serves the API with a certificate for a name that nobody can resolve, so that
// only a proxy leads to it. It returns the address of the listener and a file with its certificate.
func serveTLS(t *testing.T, server *fakeapi.Server) (address, certificate string) {
	t.Helper()
	baseURL, roots, err := server.ListenTLS()
	if err != nil {
		t.Fatal(err)
	}
	secure, err := url.Parse(baseURL)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := tls.Dial("tcp", secure.Host, &tls.Config{RootCAs: roots})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	certificate = filepath.Join(t.TempDir(), "certificate.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: conn.ConnectionState().PeerCertificates[0].Raw}
	if err := os.WriteFile(certificate, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return secure.Host, certificate
}

// proxy makes tunnels to one address, and refuses them to one host.
type proxy struct {
	address, target, refused string

	mu    sync.Mutex
	asked []string
}

func newProxy(t *testing.T, target, refused string) *proxy {
	t.Helper()
	p := &proxy{target: target, refused: refused}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	p.address = server.Listener.Addr().String()
	return p
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.asked = append(p.asked, r.Host+" "+r.Header.Get("Proxy-Authorization"))
	p.mu.Unlock()
	if r.URL.Hostname() == p.refused {
		w.WriteHeader(http.StatusProxyAuthRequired)
		return
	}
	far, err := net.Dial("tcp", p.target)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer far.Close()
	near, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer near.Close()
	_, _ = io.WriteString(near, "HTTP/1.1 200 Connection established\r\n\r\n")
	go func() {
		defer far.Close()
		_, _ = io.Copy(far, near)
	}()
	_, _ = io.Copy(near, far)
}

// tunnels are the hosts that tunnels were requested to, with the credentials, sorted.
func (p *proxy) tunnels() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Sorted(slices.Values(p.asked))
}
