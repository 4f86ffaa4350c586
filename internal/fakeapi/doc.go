// Package fakeapi is a test double of the RealtimeKit endpoints that the provider
// reads. All data are made up.
//
// It follows Cloudflare's documents and shares no code with the provider's client,
// so that a misreading in one shows up against the other. Where the documents are
// silent or disagree, there is an [Option]. A [Fault] plays the network or a proxy.
//
// It serves on a loopback socket ([Server.Listen], [Server.ListenTLS]) and without
// one ([Server.Transport]). In a bubble of testing/synctest, call [New] inside it.
package fakeapi
