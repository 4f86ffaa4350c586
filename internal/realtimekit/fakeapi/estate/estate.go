// Package estate is the fake API as the published examples find it: beside the
// app of [fakeapi.New] two more in the same account, and one in another. `make
// fake-api` serves it and the tests of the examples do, so that an example which
// passes its test runs as it is for whoever copies it.
package estate

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// The apps beside [fakeapi.AppID], and the account beside [fakeapi.AccountID].
const (
	Classroom = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b01"
	Support   = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b02"

	PartnerAccountID = "fa4e0acc0000000000000000000fa4e1"
	Workshop         = "0b9f7c1e-8a1d-4f5e-9c3b-6d2e1f0a7b03" // of the partner
)

// New serves the data in the app of fakeapi.New, and a part of them, the oldest,
// in each other one.
func New(data []fakeapi.Session, knobs ...fakeapi.Knob) *fakeapi.Server {
	return fakeapi.New(data, append(knobs,
		fakeapi.App(Classroom, Part(Classroom, data)),
		fakeapi.App(Support, Part(Support, data)),
		fakeapi.AppOf(PartnerAccountID, Workshop, Part(Workshop, data)),
	)...)
}

// Part is what an app has of the data: half of them, a quarter or an eighth, so
// that no two apps can be taken for each other. They are sessions of that app, in
// breakout rooms too.
func Part(app string, data []fakeapi.Session) []fakeapi.Session {
	halves := map[string]int{Classroom: 1, Support: 2, Workshop: 3}
	for range halves[app] {
		data = data[:(len(data)+1)/2]
	}
	own := slices.Clone(data)
	for i := range own {
		own[i].OrganizationID = app
		own[i].BreakoutRooms = slices.Clone(own[i].BreakoutRooms)
		for j, room := range own[i].BreakoutRooms {
			own[i].BreakoutRooms[j] = bytes.ReplaceAll(room, []byte(fakeapi.AppID), []byte(app))
		}
	}
	return own
}

// Environment leads the provider to the server at baseURL, and the examples to
// its apps: whose app an id is no example can know, so they have no default. The
// values are JSON, which both CLIs take for a variable of any type.
func Environment(baseURL string) []string {
	apps := fmt.Sprintf(`{"classroom":%q,"support":%q}`, Classroom, Support)
	partners := fmt.Sprintf(`{"workshop":%q}`, Workshop)
	return append(fakeapi.Environment(baseURL),
		"TF_VAR_apps="+apps,
		"TF_VAR_partner_account_id="+PartnerAccountID,
		"TF_VAR_partner_apps="+partners,
		fmt.Sprintf(`TF_VAR_accounts={"own":{"account_id":%q,"apps":%s},"partner":{"account_id":%q,"apps":%s}}`,
			fakeapi.AccountID, apps, PartnerAccountID, partners),
		"TF_VAR_app_id="+fakeapi.AppID,
		"TF_VAR_gateway="+baseURL,
		"TF_VAR_meeting_id="+fakeapi.Sessions(1)[0].AssociatedID,
		"TF_VAR_api_key="+fakeapi.Key,
		"TF_VAR_email="+fakeapi.Email,
	)
}
