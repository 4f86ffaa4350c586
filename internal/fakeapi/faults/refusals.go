package faults

import "github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"

// refusals are answers that end a read, except for some pages that are requested once more.
func refusals() []Row {
	return []Row{
		{Name: "200 with success:false of the service", Answer: fakeapi.ErrorA(200, 1001, "Not today"), Once: fails(`"Not today"`)},
		{Name: "200 with success:false of the edge", Answer: fakeapi.ErrorB(200, 1001, "Not today"), Once: fails(`"Not today"`)},
		{Name: "200 with success:false and sessions", Answer: member("success", `false`), Once: fails("refused the request")},
		{Name: "400, malformed header", Answer: fakeapi.ErrorB(400, 6003, "Invalid request headers"), Once: fails("cannot read the credentials")},
		{Name: "400, bad key or e-mail", Answer: fakeapi.ErrorB(400, 9106, "Missing X-Auth-Key"), Once: fails("cannot read the credentials")},
		{Name: "401", Answer: fakeapi.ErrorB(401, 10000, "Authentication error"), Once: fails("refused the credentials")},
		{Name: "403", Answer: fakeapi.ErrorB(403, 10000, "Authentication error"), Once: fails("refused the credentials")},
		{Name: "403 for another client address", Answer: fakeapi.ErrorB(403, 9109, "Cannot use the access token from location: 192.0.2.7"), Once: fails("The message names the cause")},
		{Name: "403 with a short text", Answer: fakeapi.Status(403, "error code: 1010"), Once: fails(`was blocked: "error code: 1010"`)},
		{Name: "403 with a challenge", Answer: fakeapi.Status(403, "<html>", "Cf-Mitigated: challenge"), Once: fails("a challenge of Cloudflare")},
		{Name: "511", Answer: fakeapi.HTML(511), Once: fails("a captive portal")},
		{Name: "405 of the edge", Answer: fakeapi.ErrorB(405, 10000, "Method not allowed"), Once: fails("refused the request")},
		{Name: "200 with success:false and no message", Answer: fakeapi.Body(`{"success":false}`), Once: fails(`has "success": false and no message`)},
		{Name: "403 with HTML", Answer: fakeapi.HTML(403), Once: fails("from a proxy")},
		{Name: "404 of the service", Answer: fakeapi.ErrorA(404, 404, "App not found"), When: fakeapi.Any(), Always: fails(`"App not found"`)},
		{Name: "404 of page 1", When: fakeapi.Page(1), Answer: fakeapi.ErrorA(404, 404, "Not found"), Once: whole(), Always: fails(`"Not found"`)},
		{Name: "404 of a promised page", When: fakeapi.Page(2), Answer: fakeapi.ErrorA(404, 404, "Not found"), Once: fails(`"Not found"`)},
		{Name: "404 of the edge", Answer: fakeapi.ErrorB(404, 7003, "Could not route"), Once: fails(`"Could not route"`)},
		{Name: "405", Answer: fakeapi.Status(405, ""), Once: fails("HTTP status 405")},
		{Name: "422", Answer: fakeapi.ErrorA(422, 422, `"search" is too long`), When: fakeapi.Any(), Always: fails(`"search" is too long`)},
		{Name: "422 of page 1", When: fakeapi.Page(1), Answer: fakeapi.ErrorA(422, 422, "Not now"), Once: whole(), Always: fails(`"Not now"`)},
		{Name: "422 of a promised page", When: fakeapi.Page(2), Answer: fakeapi.ErrorA(422, 422, "Not now"), Once: fails(`"Not now"`)},
		{Name: "a redirect to the same host", Answer: fakeapi.Redirect("/elsewhere"), Once: fails("does not follow redirects")},
		{Name: "a redirect to another host", Answer: fakeapi.Redirect("https://example.invalid/"), Once: fails("redirect to example.invalid")},
		{Name: "304 without a place to go", Answer: fakeapi.Status(304, ""), Once: fails("does not follow redirects")},
		{Name: "204", Answer: fakeapi.Status(204, ""), Once: fails("HTTP status 204")},
	}
}
