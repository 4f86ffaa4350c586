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
// the key that was handed over. The one beside the assets comes from whoever
// signed: it shows that both belong together, and its fingerprint has to be
// compared with that of the key which the registries have.
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
	now := time.Now()
	v.report.Signer = describe(key.PrimaryKey) + until(key, now)
	for _, problem := range refusedKey(key, now) {
		v.add(anotherKey, "%s", problem)
	}
	made, err := oneSignature(signature)
	if err != nil {
		v.add(signAgain, "%s is no detached binary signature: %v", v.file.Signature(), err)
		return
	}
	if ends, ok := end(made.CreationTime, made.SigLifetimeSecs); ok {
		v.add(signAgain, "%s expires on %s: a release is there for ever", v.file.Signature(), ends.Format(time.DateOnly))
	}
	sums, ok := v.read(v.file.Sums())
	if !ok {
		return
	}
	_, err = openpgp.CheckDetachedSignature(openpgp.EntityList{key}, bytes.NewReader(sums), bytes.NewReader(signature), nil)
	if err != nil {
		v.add(signAgain, "%s is no signature of %s by the key %s: %v", v.file.Signature(), v.file.Sums(), describe(key.PrimaryKey), err)
	}
}

// key is the one handed over, or the one beside the assets.
func (v *verification) key() (*openpgp.Entity, bool) {
	const hand = "Hand over the armoured public key of the one that signed, or put it beside the assets as " + KeyFile + "."
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
			refused = append(refused, fmt.Sprintf("The key %s is not RSA, which alone is accepted here: the Terraform Registry takes no elliptic curve", describe(part)))
		case err != nil || bits < LeastBits:
			refused = append(refused, fmt.Sprintf("The key %s is shorter than %d bits", describe(part), LeastBits))
		}
	}
	if identity := key.PrimaryIdentity(); identity == nil || key.PrimaryKey.KeyExpired(identity.SelfSignature, now) {
		refused = append(refused, fmt.Sprintf("The key %s has expired, or has no identity", describe(key.PrimaryKey)))
	}
	return refused
}

// until tells when a key expires, or the part of it that signs.
func until(key *openpgp.Entity, now time.Time) string {
	var first time.Time
	sooner := func(part *packet.PublicKey, self *packet.Signature) {
		if ends, ok := end(part.CreationTime, self.KeyLifetimeSecs); ok && (first.IsZero() || ends.Before(first)) {
			first = ends
		}
	}
	if identity := key.PrimaryIdentity(); identity != nil {
		sooner(key.PrimaryKey, identity.SelfSignature)
	}
	if signer, ok := key.SigningKey(now); ok {
		sooner(signer.PublicKey, signer.SelfSignature)
	}
	if first.IsZero() {
		return ", which does not expire"
	}
	return ", which expires on " + first.Format(time.DateOnly)
}

// end is when something ends that lasts for some seconds: nil and 0 are for ever.
func end(begin time.Time, seconds *uint32) (time.Time, bool) {
	if seconds == nil || *seconds == 0 {
		return time.Time{}, false
	}
	return begin.Add(time.Duration(*seconds) * time.Second).UTC(), true
}

// oneSignature takes the bytes for one signature of bytes, and no more.
func oneSignature(data []byte) (*packet.Signature, error) {
	packets := packet.NewReader(bytes.NewReader(data))
	first, err := packets.Next()
	if err != nil {
		return nil, err
	}
	signature, ok := first.(*packet.Signature)
	if !ok {
		return nil, fmt.Errorf("it begins with a %T", first)
	}
	if signature.SigType != packet.SigTypeBinary {
		return nil, fmt.Errorf("it signs text, or a key (type %d)", signature.SigType)
	}
	if _, err := packets.Next(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one packet")
	}
	return signature, nil
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
