package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"regexp"
)

// described is a refusal by its status, its code and its form.
func described(p page) string {
	if !p.refused() {
		return fmt.Sprintf("none: HTTP status %d with %s", p.status, some(len(p.rows)))
	}
	text := fmt.Sprintf("HTTP status %d", p.status)
	if p.form == "" {
		return text + ", in no form that is documented"
	}
	return fmt.Sprintf("%s, code %d, in the form with %q", text, p.code, p.form)
}

func some(sessions int) string {
	if sessions == 0 {
		return "no sessions"
	}
	return "sessions"
}

func badValue(ctx context.Context, p *probe) (string, error) {
	answer, err := p.get(ctx, "per_page", "many")
	return described(answer), err
}

func unknownParameter(ctx context.Context, p *probe) (string, error) {
	answer, err := p.rows(ctx, "no_such_parameter", "1")
	if err == nil && !same(answer, p.plain) {
		err = errTooFew // sessions arrived, or the parameter did something
	}
	return "ignored", err
}

// unknownApp asks for an app that nobody has, and reads nothing by it.
func unknownApp(ctx context.Context, p *probe) (string, error) {
	nobody := p.access
	nobody.app = uuid()
	answer, err := p.ask(ctx, nobody)
	return described(answer), err
}

// uuid is a random one, of version 4.
func uuid() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// olderPair asks with the key and the e-mail, where both are set.
func olderPair(ctx context.Context, p *probe) (string, error) {
	if p.key == "" {
		return "not asked: CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL are not set", nil
	}
	older := p.access
	older.token = ""
	answer, err := p.ask(ctx, older)
	if err == nil && !answer.refused() {
		return "works", nil
	}
	return described(answer), err
}

var policyNumbers = regexp.MustCompile(`;\s*([qwrt])=([0-9]{1,9})\b`)

// limits are the numbers of the headers alone: what else stands there may name the
// account.
func limits(_ context.Context, p *probe) (string, error) {
	var found []string
	for _, name := range []string{"Ratelimit", "Ratelimit-Policy"} {
		for _, value := range p.plain.header.Values(name) {
			var numbers []string
			for _, number := range policyNumbers.FindAllStringSubmatch(value, -1) {
				numbers = append(numbers, number[1]+"="+number[2])
			}
			found = append(found, name+": "+listed(numbers))
		}
	}
	return listed(found), nil
}
