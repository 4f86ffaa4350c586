package fakeapi

import (
	"bytes"
	"fmt"
	"slices"
)

// The sample apps next to [AppID], and the account next to [AccountID].
const (
	Classroom = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b01"
	Support   = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b02"

	PartnerAccountID = "fa4e0acc0000000000000000000fa4e1"
	Workshop         = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b03" // in the partner's account
)

// NewSample is [New] with three more apps for the examples, which have the oldest half,
// quarter and eighth of the data.
func NewSample(data []Session, options ...Option) *Server {
	return New(data, append(options,
		App(Classroom, oldest(data, 2, Classroom)),
		App(Support, oldest(data, 4, Support)),
		AppOf(PartnerAccountID, Workshop, oldest(data, 8, Workshop)),
	)...)
}

// oldest returns one part of the data, with the app as their organization.
func oldest(data []Session, parts int, app string) []Session {
	own := slices.Clone(data[:(len(data)+parts-1)/parts])
	for i := range own {
		own[i].OrganizationID = app
		own[i].BreakoutRooms = slices.Clone(own[i].BreakoutRooms)
		for j, room := range own[i].BreakoutRooms {
			own[i].BreakoutRooms[j] = bytes.ReplaceAll(room, []byte(AppID), []byte(app))
		}
	}
	return own
}

// SampleEnvironment configures the provider for [AppID], served at baseURL, and the
// examples by input variables, in the form of [os.Environ].
func SampleEnvironment(baseURL string) []string {
	return []string{
		"CLOUDFLARE_BASE_URL=" + baseURL,
		"CLOUDFLARE_API_TOKEN=" + Token,
		"CLOUDFLARE_ACCOUNT_ID=" + AccountID,
		"REALTIMEKIT_APP_ID=" + AppID,
		"TF_VAR_partner_account_id=" + PartnerAccountID,
		fmt.Sprintf(`TF_VAR_accounts={"own":%q,"partner":%q}`, AccountID, PartnerAccountID),
		"TF_VAR_account_id=" + AccountID,
		"TF_VAR_app_id=" + AppID,
		"TF_VAR_api_token=" + Token, // for the guide about data "http"
		"TF_VAR_base_url=" + baseURL,
		"TF_VAR_gateway=" + baseURL,
		"TF_VAR_meeting_id=" + Sessions(1)[0].AssociatedID,
		"TF_VAR_session_id=" + session(parent, 0).ID, // ended, with breakout rooms
		"TF_VAR_api_key=" + Key,
		"TF_VAR_email=" + Email,
		"TF_VAR_passphrase=made-up passphrase", // for the guide about personal data
	}
}
