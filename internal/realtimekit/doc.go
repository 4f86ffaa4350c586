// Package realtimekit is a client for the sessions of a Cloudflare RealtimeKit app. It
// knows the endpoint: addresses, parameters and the decoding of answers. It knows nothing
// of Terraform. The work is divided among four packages, whose imports point one way:
//
//   - realtimekit: [Client], [Query], [Session] and what the provider needs of the rest.
//   - crawl: reads the pages of a list and proves whether the list is complete. It knows
//     neither HTTP nor sessions.
//   - request: makes one request, within the rate limit and with retries, and classifies
//     its failure. It knows no pages.
//   - wire: reads values out of JSON. It knows no endpoint.
//
// DESIGN.md lists what the API's documentation leaves open. The client works with either
// answer.
package realtimekit
