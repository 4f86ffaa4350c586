// Package acceptance tests the provider and its examples on a real Terraform or
// OpenTofu.
package acceptance
