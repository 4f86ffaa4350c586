package release

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
)

// newKey makes a key that the sums of a test are signed with.
func newKey(t *testing.T, config *packet.Config) *openpgp.Entity {
	t.Helper()
	key, err := openpgp.NewEntity("Test", "", "", config)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func armouredPrivate(t *testing.T, keys ...*openpgp.Entity) string {
	t.Helper()
	text, err := armoured(openpgp.PrivateKeyType, func(w io.Writer) error {
		for _, key := range keys {
			if err := key.SerializePrivateWithoutSigning(w, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAReleaseIsRefusedForItsSignature(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"an elliptic curve": {
			func(s *small) {
				s.key = newKey(s.T, &packet.Config{Algorithm: packet.PubKeyAlgoEdDSA})
				s.sign()
			},
			[]string{"is not RSA, which alone is accepted here: the Terraform Registry takes no elliptic curve", "is not RSA, which alone is accepted here: the Terraform Registry takes no elliptic curve"},
		},
		"a short key": {
			func(s *small) {
				s.key = newKey(s.T, &packet.Config{RSABits: 1024})
				s.sign()
			},
			[]string{"is shorter than 2048 bits", "is shorter than 2048 bits"},
		},
		"an expired key": {
			func(s *small) {
				past := func() time.Time { return time.Now().AddDate(0, 0, -2) }
				s.key = newKey(s.T, &packet.Config{RSABits: LeastBits, Time: past, KeyLifetimeSecs: 3600})
				var signature bytes.Buffer
				sums := strings.NewReader(s.read(s.names.Sums()))
				if err := openpgp.DetachSign(&signature, s.key, sums, &packet.Config{Time: past}); err != nil {
					s.Fatal(err)
				}
				public, err := PublicPart(s.key)
				if err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Signature(), signature.String())
				s.write(KeyFile, string(public))
			},
			[]string{"has expired, or has no identity", "is no signature of "},
		},
		"another key": {
			func(s *small) {
				public, err := PublicPart(newKey(s.T, signing()))
				if err != nil {
					s.Fatal(err)
				}
				s.Key = public
			},
			[]string{"is no signature of terraform-provider-tiny_1.2.3_SHA256SUMS by the key RSA 2048 "},
		},
		"other sums": {
			func(s *small) { s.write(s.names.Sums(), s.read(s.names.Sums())+"\n") },
			[]string{`has a line that is no sum, two spaces and a name: ""`, "is no signature of "},
		},
		"an armoured signature": {
			func(s *small) {
				var signature bytes.Buffer
				sums := strings.NewReader(s.read(s.names.Sums()))
				if err := openpgp.ArmoredDetachSign(&signature, s.key, sums, nil); err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Signature(), signature.String())
			},
			[]string{"SHA256SUMS.sig is armoured: the registries want a binary signature"},
		},
		"a signature of text": {
			func(s *small) {
				var signature bytes.Buffer
				sums := strings.NewReader(s.read(s.names.Sums()))
				if err := openpgp.DetachSignText(&signature, s.key, sums, nil); err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Signature(), signature.String())
			},
			[]string{"SHA256SUMS.sig is no detached binary signature: it signs text, or a key (type 1)"},
		},
		"a signature that holds the sums": {
			func(s *small) {
				var signed bytes.Buffer
				plain, err := openpgp.Sign(&signed, s.key, nil, nil)
				if err != nil {
					s.Fatal(err)
				}
				if _, err := io.WriteString(plain, s.read(s.names.Sums())); err != nil {
					s.Fatal(err)
				}
				if err := plain.Close(); err != nil {
					s.Fatal(err)
				}
				s.write(s.names.Signature(), signed.String())
			},
			[]string{"SHA256SUMS.sig is no detached binary signature: it begins with a *packet.OnePassSignature"},
		},
		"two signatures": {
			func(s *small) {
				s.write(s.names.Signature(), s.read(s.names.Signature())+s.read(s.names.Signature()))
			},
			[]string{"SHA256SUMS.sig is no detached binary signature: there is more than one packet"},
		},
		"no signature at all": {
			func(s *small) { s.write(s.names.Signature(), "Not Found") },
			[]string{"SHA256SUMS.sig is no detached binary signature: "},
		},
		"no key": {
			func(s *small) { s.remove(KeyFile) },
			[]string{"There is no public key to check terraform-provider-tiny_1.2.3_SHA256SUMS.sig with"},
		},
		"a private key where the public one should be": {
			func(s *small) { s.write(KeyFile, armouredPrivate(s.T, s.key)) },
			[]string{"The public key cannot be used: it is a private one, which must never leave the release"},
		},
	})
}

func TestThePrivateKeyOfAReleaseIsOpened(t *testing.T) {
	t.Parallel()
	key := newKey(t, signing())
	if err := key.EncryptPrivateKeys([]byte("open sesame"), nil); err != nil {
		t.Fatal(err)
	}
	opened, err := PrivateKey(armouredPrivate(t, key), "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	signature, err := Sign(opened, []byte("sums"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = openpgp.CheckDetachedSignature(openpgp.EntityList{key}, strings.NewReader("sums"), bytes.NewReader(signature), nil)
	if err != nil {
		t.Errorf("what it signed: %v", err)
	}
}

func TestAPrivateKeyIsRefusedWithoutBeingShown(t *testing.T) {
	t.Parallel()
	key := newKey(t, signing())
	plain := armouredPrivate(t, key)
	public, err := PublicPart(key)
	if err != nil {
		t.Fatal(err)
	}
	locked := newKey(t, signing())
	if err := locked.EncryptPrivateKeys([]byte("open sesame"), nil); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ key, passphrase, want string }{
		"nothing":             {"", "", "GPG_PRIVATE_KEY is not set: it holds the armoured private key that signs releases"},
		"no key":              {"secret", "", "GPG_PRIVATE_KEY is no armoured key: export it with gpg --armor --export-secret-keys"},
		"a public key":        {string(public), "", "GPG_PRIVATE_KEY must hold one private key, with its subkeys, and no other"},
		"two keys":            {armouredPrivate(t, key, locked), "", "GPG_PRIVATE_KEY must hold one private key, with its subkeys, and no other"},
		"a wrong passphrase":  {armouredPrivate(t, locked), "open barley", "GPG_PASSPHRASE does not open GPG_PRIVATE_KEY"},
		"an elliptic curve":   {armouredPrivate(t, newKey(t, &packet.Config{Algorithm: packet.PubKeyAlgoEdDSA})), "", "is not RSA, which alone is accepted here: the Terraform Registry takes no elliptic curve"},
		"a key with no limit": {plain, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := PrivateKey(test.key, test.passphrase)
			if test.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("PrivateKey: %v, want %q", err, test.want)
			}
		})
	}
}
