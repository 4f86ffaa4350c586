package release

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
)

// LeastBits is the length of the shortest RSA key that may sign.
const LeastBits = 2048

const (
	signAgain  = "Sign the sums again with the key that the registries have: make snapshot and the release do."
	anotherKey = "Make an RSA key, for example of 4096 bits, and hand its public part to the registries before the release."
)

// signature checks that the sums were signed as the registries want it, and by
// the key they would be given.
func (v *verification) signature() {
	signature, ok := v.read(v.file.Signature())
	if !ok {
		return
	}
	if bytes.HasPrefix(signature, []byte("-----BEGIN")) {
		v.add(signAgain, "%s is armoured: the registries want a binary signature", v.file.Signature())
		return
	}
	key, ok := v.key()
	if !ok {
		return
	}
	v.report.Signer = describe(key.PrimaryKey)
	for _, problem := range refusedKey(key, time.Now()) {
		v.add(anotherKey, "%s", problem)
	}
	if err := oneSignature(signature); err != nil {
		v.add(signAgain, "%s is no detached binary signature: %v", v.file.Signature(), err)
		return
	}
	sums, ok := v.read(v.file.Sums())
	if !ok {
		return
	}
	_, err := openpgp.CheckDetachedSignature(openpgp.EntityList{key}, bytes.NewReader(sums), bytes.NewReader(signature), nil)
	if err != nil {
		v.add(signAgain, "%s is no signature of %s by the key %s: %v", v.file.Signature(), v.file.Sums(), describe(key.PrimaryKey), err)
	}
}

// key is the one handed over, or the one beside the assets.
func (v *verification) key() (*openpgp.Entity, bool) {
	const hand = "Hand over the armoured public key of the one that signed, or lay it beside the assets as " + KeyFile + "."
	armoured := v.Key
	if armoured == nil {
		var ok bool
		if armoured, ok = v.read(KeyFile); !ok {
			v.add(hand, "There is no public key to check %s with", v.file.Signature())
			return nil, false
		}
	}
	key, err := publicKey(armoured)
	if err != nil {
		v.add(hand, "The public key cannot be used: %v", err)
	}
	return key, err == nil
}

func publicKey(armoured []byte) (*openpgp.Entity, error) {
	keys, err := openpgp.ReadArmoredKeyRing(bytes.NewReader(armoured))
	switch {
	case err != nil:
		return nil, err
	case len(keys) != 1:
		return nil, fmt.Errorf("there are %d keys instead of one", len(keys))
	case keys[0].PrivateKey != nil:
		return nil, errors.New("it is a private one, which must never leave the release")
	}
	return keys[0], nil
}

// refusedKey says why the Terraform Registry would not take a key, or would stop
// taking it.
func refusedKey(key *openpgp.Entity, now time.Time) []string {
	var refused []string
	parts := []*packet.PublicKey{key.PrimaryKey}
	for _, sub := range key.Subkeys {
		parts = append(parts, sub.PublicKey)
	}
	for _, part := range parts {
		bits, err := part.BitLength()
		switch {
		case part.PubKeyAlgo != packet.PubKeyAlgoRSA:
			refused = append(refused, fmt.Sprintf("The key %s is not RSA: the Terraform Registry takes no elliptic curve", describe(part)))
		case err != nil || bits < LeastBits:
			refused = append(refused, fmt.Sprintf("The key %s is shorter than %d bits", describe(part), LeastBits))
		}
	}
	if identity := key.PrimaryIdentity(); identity == nil || key.PrimaryKey.KeyExpired(identity.SelfSignature, now) {
		refused = append(refused, fmt.Sprintf("The key %s has expired, or has no identity", describe(key.PrimaryKey)))
	}
	return refused
}

// oneSignature tells whether the bytes are one signature of bytes, and no more.
func oneSignature(data []byte) error {
	packets := packet.NewReader(bytes.NewReader(data))
	first, err := packets.Next()
	if err != nil {
		return err
	}
	signature, ok := first.(*packet.Signature)
	if !ok {
		return fmt.Errorf("it begins with a %T", first)
	}
	if signature.SigType != packet.SigTypeBinary {
		return fmt.Errorf("it signs text, or a key (type %d)", signature.SigType)
	}
	if _, err := packets.Next(); !errors.Is(err, io.EOF) {
		return errors.New("there is more than one packet")
	}
	return nil
}

func describe(key *packet.PublicKey) string {
	names := map[packet.PublicKeyAlgorithm]string{
		packet.PubKeyAlgoRSA:     "RSA",
		packet.PubKeyAlgoDSA:     "DSA",
		packet.PubKeyAlgoECDSA:   "ECDSA",
		packet.PubKeyAlgoEdDSA:   "EdDSA",
		packet.PubKeyAlgoECDH:    "ECDH",
		packet.PubKeyAlgoEd25519: "Ed25519",
		packet.PubKeyAlgoX25519:  "X25519",
	}
	name := names[key.PubKeyAlgo]
	if name == "" {
		name = fmt.Sprintf("of algorithm %d", key.PubKeyAlgo)
	}
	if bits, err := key.BitLength(); err == nil {
		name = fmt.Sprintf("%s %d", name, bits)
	}
	return fmt.Sprintf("%s %X", name, key.Fingerprint)
}
