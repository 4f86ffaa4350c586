// Package release says what a release of the provider has to be, and checks one.
//
// The rules are those of the Terraform Registry, as its pages on publishing and
// on documentation have them, and of the OpenTofu Registry, as its source has
// them. Both read the assets of a GitHub release by name and say little or
// nothing when they do not like one: a release without a sum for its manifest is
// never seen, and one without a manifest is taken for protocol 5. So everything
// is checked before it is published, and all that is wrong is said at once.
//
// The package does not know how a release is made; .goreleaser.yml does. The
// commands beside it do their work in the build: sign signs, verify checks,
// reproduce builds again, rehearse installs.
package release
