// Package realtimekit is a client for the sessions of a Cloudflare RealtimeKit
// app: one page, its retries, the request budget, and the crawl that turns
// pages into a list which is proven whole or says that it is not.
//
// It knows nothing of Terraform. Facts about the API that its documentation
// leaves open are treated as open: the client is built so that either answer
// works, and DESIGN.md lists them.
package realtimekit
