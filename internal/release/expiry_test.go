package release

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
)

func TestASignatureThatExpiresIsRefused(t *testing.T) {
	t.Parallel()
	key := newKey(t, signing())
	made := key.PrimaryKey.CreationTime
	refuses(t, map[string]broken{
		"in a year": {
			func(s *small) {
				s.key = key
				s.sign()
				var signature bytes.Buffer
				config := signing()
				config.SigLifetimeSecs = 365 * 24 * 3600
				config.Time = func() time.Time { return made }
				if err := openpgp.DetachSign(&signature, s.key, strings.NewReader(s.read(s.names.Sums())), config); err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Signature(), signature.String())
			},
			[]string{"SHA256SUMS.sig expires on " + made.Add(365*24*time.Hour).UTC().Format(time.DateOnly) + ": a release is there for ever"},
		},
	})
}

func TestTheReportSaysWhenTheKeyExpires(t *testing.T) {
	t.Parallel()
	made := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	config := func(lifetime uint32) *packet.Config {
		c := signing()
		c.Time, c.KeyLifetimeSecs = func() time.Time { return made }, lifetime
		return c
	}
	for want, key := range map[string]*openpgp.Entity{
		", which does not expire":       newKey(t, config(0)),
		", which expires on 2026-02-13": newKey(t, config(10*24*3600)),
	} {
		if got := until(key, made.AddDate(0, 0, 1)); got != want {
			t.Errorf("until = %q, want %q", got, want)
		}
	}
	// The part that signs expires before the key.
	key := newKey(t, config(10*24*3600))
	subkey := config(5 * 24 * 3600)
	if err := key.AddSigningSubkey(subkey); err != nil {
		t.Fatal(err)
	}
	if got, want := until(key, made.AddDate(0, 0, 1)), ", which expires on 2026-02-08"; got != want {
		t.Errorf("until = %q, want %q", got, want)
	}
}

func TestAKeyThatMayOnlyCertifyDoesNotSign(t *testing.T) {
	t.Parallel()
	key := newKey(t, signing())
	for _, identity := range key.Identities {
		identity.SelfSignature.FlagSign = false
		if err := identity.SelfSignature.SignUserId(identity.UserId.Id, key.PrimaryKey, key.PrivateKey, signing()); err != nil {
			t.Fatal(err)
		}
	}
	_, err := PrivateKey(armouredPrivate(t, key), "")
	if err == nil || !strings.Contains(err.Error(), "GPG_PRIVATE_KEY has no part that may sign: add a subkey that does") {
		t.Errorf("PrivateKey: %v", err)
	}
}
