package release

import (
	"bytes"
	"crypto"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/armor"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
)

// signing is how keys are made and used here. No registry knows a hash that is
// older than SHA-256.
func signing() *packet.Config {
	return &packet.Config{Algorithm: packet.PubKeyAlgoRSA, RSABits: LeastBits, DefaultHash: crypto.SHA512}
}

// ThrowAwayKey is a new key for a build that nobody publishes.
func ThrowAwayKey() (*openpgp.Entity, error) {
	return openpgp.NewEntity("Snapshot", "throw-away key, not for a release", "", signing())
}

// PrivateKey reads the key that signs releases. Its errors say nothing that is
// secret: of a key they show what its public part has, too.
func PrivateKey(armoured, passphrase string) (*openpgp.Entity, error) {
	if armoured == "" {
		return nil, errors.New("GPG_PRIVATE_KEY is not set: it holds the armoured private key that signs releases")
	}
	keys, err := openpgp.ReadArmoredKeyRing(strings.NewReader(armoured))
	if err != nil {
		return nil, errors.New("GPG_PRIVATE_KEY is no armoured key: export it with gpg --armor --export-secret-keys")
	}
	if len(keys) != 1 || keys[0].PrivateKey == nil {
		return nil, errors.New("GPG_PRIVATE_KEY must hold one private key, with its subkeys, and no other")
	}
	key := keys[0]
	if problems := refusedKey(key, time.Now()); len(problems) > 0 {
		return nil, fmt.Errorf("GPG_PRIVATE_KEY must not sign a release: %s", strings.Join(problems, "; "))
	}
	if _, ok := key.SigningKey(time.Now()); !ok {
		return nil, fmt.Errorf("GPG_PRIVATE_KEY has no part that may sign: add a subkey that does, with gpg --quick-add-key %X rsa4096 sign", key.PrimaryKey.Fingerprint)
	}
	if err := key.DecryptPrivateKeys([]byte(passphrase)); err != nil {
		return nil, errors.New("GPG_PASSPHRASE does not open GPG_PRIVATE_KEY")
	}
	return key, nil
}

// Sign makes the binary detached signature that the registries want.
func Sign(key *openpgp.Entity, data []byte) ([]byte, error) {
	var signature bytes.Buffer
	err := openpgp.DetachSign(&signature, key, bytes.NewReader(data), signing())
	return signature.Bytes(), err
}

// PublicPart is what the registries are given of a key.
func PublicPart(key *openpgp.Entity) ([]byte, error) {
	return armoured(openpgp.PublicKeyType, key.Serialize)
}

func armoured(kind string, serialize func(io.Writer) error) ([]byte, error) {
	var text bytes.Buffer
	block, err := armor.Encode(&text, kind, nil)
	if err != nil {
		return nil, err
	}
	if err := serialize(block); err != nil {
		return nil, err
	}
	if err := block.Close(); err != nil {
		return nil, err
	}
	text.WriteByte('\n')
	return text.Bytes(), nil
}
