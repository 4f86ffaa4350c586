// Package realtimekit is a client for Cloudflare RealtimeKit. It knows the endpoints: their
// addresses, parameters and answers. It knows nothing of Terraform, and leaves the rest to
// three packages, whose imports point one way:
//
//   - crawl reads the pages of a list and proves whether the list is complete.
//   - request makes one request, within the rate limit, and classifies its failure.
//   - wire reads values out of JSON.
package realtimekit
