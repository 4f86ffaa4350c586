package fakeapi

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"net/http"
	"time"
)

// ListenTLS serves HTTPS with HTTP/2 on a free loopback port. The certificate is
// for 127.0.0.1 and these names, valid for an hour, and in the pool.
func (s *Server) ListenTLS(names ...string) (baseURL string, roots *x509.CertPool, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", nil, err
	}
	certificate := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
		DNSNames:     names,
	}
	der, err := x509.CreateCertificate(rand.Reader, certificate, certificate, &key.PublicKey, key)
	if err != nil {
		return "", nil, err
	}
	if certificate, err = x509.ParseCertificate(der); err != nil {
		return "", nil, err
	}
	roots = x509.NewCertPool()
	roots.AddCert(certificate)
	listener, err := listenLoopback("127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	own := tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	s.host(&http.Server{TLSConfig: &tls.Config{Certificates: []tls.Certificate{own}}}, listener)
	return "https://" + listener.Addr().String() + basePath, roots, nil
}
