// Package fakeapi is a double of the one RealtimeKit endpoint that the
// provider reads: GET /accounts/{account}/realtime/kit/{app}/sessions.
//
// It is written from the facts about the API alone and shares no code with the
// provider's client, so that a misreading in one shows up against the other.
// What Cloudflare documents it does, but for the limit of requests: that, and its
// headers on every answer, come with [RateLimit] alone, since the documents give
// three limits and most tests are of something else. Where the documents are
// silent or disagree it has a [Option], and each option says which open question it
// stands for. Faults by rule ([Fault]) play the network and the proxies in between,
// and every request is remembered ([Server.Requests]).
//
// It answers on a loopback socket ([Server.Listen]), on one with TLS and HTTP/2
// ([Server.ListenTLS]) and without any socket ([Server.Transport]), which is
// what testing/synctest needs. Inside a bubble, call [New] inside it too.
//
// All data are made up.
package fakeapi
