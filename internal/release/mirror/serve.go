package mirror

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Site is a network mirror on loopback.
type Site struct {
	URL       string // with a slash at the end, as both CLIs want it
	Authority []byte // the certificate, in PEM, that a client has to trust

	server   *httptest.Server
	mu       sync.Mutex
	requests []string
}

// Serve serves a folder over TLS, as both CLIs ask for a network mirror. The
// certificate is of an authority that signs nothing else and is forgotten.
func Serve(dir string) (*Site, error) {
	certificate, authority, err := issue(time.Now())
	if err != nil {
		return nil, err
	}
	s := &Site{Authority: authority}
	files := http.FileServer(http.Dir(dir))
	s.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.note(r.URL.Path)
		if filepath.Ext(r.URL.Path) == ".json" {
			w.Header().Set("Content-Type", "application/json")
		}
		files.ServeHTTP(w, r)
	}))
	s.server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	s.server.StartTLS()
	s.URL = s.server.URL + "/"
	return s, nil
}

// Close ends it.
func (s *Site) Close() { s.server.Close() }

func (s *Site) note(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, path)
}

// Asked tells how often something under a host was asked for since the start.
func (s *Site) Asked(host string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := 0
	for _, path := range s.requests {
		if strings.HasPrefix(path, "/"+host+"/"+Source+"/") {
			asked++
		}
	}
	return asked
}

// issue makes an authority and a certificate of loopback by it, for an hour.
func issue(now time.Time) (server tls.Certificate, authority []byte, err error) {
	template := func(name string, serial int64) *x509.Certificate {
		return &x509.Certificate{
			SerialNumber: big.NewInt(serial),
			Subject:      pkix.Name{CommonName: name},
			NotBefore:    now.Add(-time.Hour),
			NotAfter:     now.Add(time.Hour),
		}
	}
	ca := template("throw-away authority", 1)
	ca.IsCA, ca.BasicConstraintsValid, ca.KeyUsage = true, true, x509.KeyUsageCertSign
	leaf := template("mirror", 2)
	leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	leaf.KeyUsage = x509.KeyUsageDigitalSignature
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}

	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return server, nil, err
	}
	leafKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return server, nil, err
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, &caKey.PublicKey, caKey)
	if err != nil {
		return server, nil, err
	}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, ca, &leafKey.PublicKey, caKey)
	if err != nil {
		return server, nil, err
	}
	server = tls.Certificate{Certificate: [][]byte{leafDER}, PrivateKey: leafKey}
	return server, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER}), nil
}
