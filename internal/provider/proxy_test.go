package provider_test

import (
	"crypto/tls"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// proxiedHost is a name for the API that nobody can resolve, and so only a proxy
// leads there. A loopback address would not do: Go asks no proxy for one.
const proxiedHost = "api.realtimekit.invalid"

// proxy leads whatever asks for a tunnel to the one address, or refuses.
type proxy struct {
	address string
	target  string
	refusal int

	mutex sync.Mutex
	// asked are the requests for a tunnel: where to, and with which credentials.
	asked [][2]string
}

func newProxy(t *testing.T, target string, refusal int) *proxy {
	t.Helper()

	p := &proxy{target: target, refusal: refusal}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)

	p.address = server.Listener.Addr().String()

	return p
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mutex.Lock()
	p.asked = append(p.asked, [2]string{r.Method + " " + r.Host, r.Header.Get("Proxy-Authorization")})
	p.mutex.Unlock()

	if p.refusal != 0 {
		w.WriteHeader(p.refusal)

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

// requests are what was asked of the proxy so far.
func (p *proxy) requests() [][2]string {
	p.mutex.Lock()
	defer p.mutex.Unlock()

	return slices.Clone(p.asked)
}

// proxiedWorld has its API under a name that needs a proxy. The variables are for
// a process: where the API really is, and what makes its certificate trusted.
func proxiedWorld(t *testing.T, data []fakeapi.Session, options ...fakeapi.Option) (w *world, listener string) {
	t.Helper()

	w = newWorld(t, data, options...)

	baseURL, roots, err := w.api.ListenTLS(proxiedHost)
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

	certificate := filepath.Join(t.TempDir(), "certificate.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: conn.ConnectionState().PeerCertificates[0].Raw}

	if err := os.WriteFile(certificate, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}

	return w.with(map[string]string{
		"CLOUDFLARE_BASE_URL": "https://" + proxiedHost + "/client/v4",
		"SSL_CERT_FILE":       certificate,
		// The machine's own proxy is not asked.
		"https_proxy": "", "NO_PROXY": "", "no_proxy": "",
	}), secure.Host
}
