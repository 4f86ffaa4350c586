// Package fakeapi is a test double of the RealtimeKit endpoints that the provider
// reads: the apps of an account, the sessions of an app, one session, its
// participants, and the API's daily totals.
//
// It follows Cloudflare's documents and shares no code with the provider's client,
// so that a misreading in one shows up against the other. Where the documents are
// silent or disagree, there is an [Option]. The rate limit and its headers need
// [RateLimit]. Faults ([Fault]) play the network and proxies.
//
// It serves on a loopback socket ([Server.Listen]), with TLS and HTTP/2
// ([Server.ListenTLS]), and without a socket ([Server.Transport]), which
// testing/synctest needs. Inside a bubble, call [New] inside it too.
//
// All data are made up.
package fakeapi
