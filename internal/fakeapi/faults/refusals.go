package faults

import "github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"

// refusals are answers that will not change when they are asked for again.
func refusals() []Row {
	return []Row{
		{Name: "200 with success:false of the service", Answer: fakeapi.ErrorA(200, 1001, "Not today"), Always: fails(`"Not today"`), Once: fails(`"Not today"`)},
		{Name: "200 with success:false of the edge", Answer: fakeapi.ErrorB(200, 1001, "Not today"), Always: fails(`"Not today"`), Once: fails(`"Not today"`)},
		{Name: "200 with success:false and sessions", Answer: member("success", func(raw) raw { return raw(`false`) }), Always: fails("refused the request"), Once: fails("refused the request")},
		{Name: "400, malformed header", Answer: fakeapi.ErrorB(400, 6003, "Invalid request headers"), Always: fails("cannot read the credentials")},
		{Name: "400, bad key or e-mail", Answer: fakeapi.ErrorB(400, 9106, "Missing X-Auth-Key"), Always: fails("cannot read the credentials")},
		{Name: "401", Answer: fakeapi.ErrorB(401, 10000, "Authentication error"), Always: fails("refused the credentials"), Once: fails("refused the credentials")},
		{Name: "403", Answer: fakeapi.ErrorB(403, 10000, "Authentication error"), Always: fails("refused the credentials"), Once: fails("refused the credentials")},
		{Name: "403 of another address", Answer: fakeapi.ErrorB(403, 9109, "Cannot use the access token from location: 192.0.2.7"), Always: fails("The message names the cause")},
		{Name: "403 with a short text", Answer: fakeapi.Status(403, "error code: 1010"), Always: fails(`was blocked: "error code: 1010"`), Once: fails("was blocked")},
		{Name: "403 with a challenge", Answer: fakeapi.Status(403, "<html>", "Cf-Mitigated: challenge"), Always: fails("a challenge of Cloudflare"), Once: fails("a challenge of Cloudflare")},
		{Name: "511", Answer: fakeapi.HTML(511), Always: fails("a captive portal"), Once: fails("a captive portal")},
		{Name: "405 of the edge", Answer: fakeapi.ErrorB(405, 10000, "Method not allowed"), Always: fails("refused the request"), Once: fails("refused the request")},
		{Name: "200 with success:false and no message", Answer: fakeapi.Body(`{"success":false}`), Always: fails(`has "success": false and no message`), Once: fails("no message")},
		{Name: "403 with HTML", Answer: fakeapi.HTML(403), Always: fails("from a proxy"), Once: fails("from a proxy")},
		{Name: "404 of the service", Answer: fakeapi.ErrorA(404, 404, "App not found"), When: fakeapi.Any(), Always: fails(`"App not found"`)},
		{Name: "404 of page 1", When: fakeapi.Page(1), Answer: fakeapi.ErrorA(404, 404, "Not found"), Once: whole(), Always: fails(`"Not found"`)},
		{Name: "404 of a promised page", When: fakeapi.Page(2), Answer: fakeapi.ErrorA(404, 404, "Not found"), Once: fails(`"Not found"`), Always: fails(`"Not found"`)},
		{Name: "404 of the edge", Answer: fakeapi.ErrorB(404, 7003, "Could not route"), Always: fails(`"Could not route"`), Once: fails(`"Could not route"`)},
		{Name: "405", Answer: fakeapi.Status(405, ""), Always: fails("HTTP status 405"), Once: fails("HTTP status 405")},
		{Name: "422", Answer: fakeapi.ErrorA(422, 422, `"search" is too long`), When: fakeapi.Any(), Always: fails(`"search" is too long`)},
		{Name: "422 of page 1", When: fakeapi.Page(1), Answer: fakeapi.ErrorA(422, 422, "Not now"), Once: whole(), Always: fails(`"Not now"`)},
		{Name: "422 of a promised page", When: fakeapi.Page(2), Answer: fakeapi.ErrorA(422, 422, "Not now"), Once: fails(`"Not now"`), Always: fails(`"Not now"`)},
		{Name: "a redirect to the same host", Answer: fakeapi.Redirect("/elsewhere"), Always: fails("does not follow redirects"), Once: fails("does not follow redirects")},
		{Name: "a redirect to another host", Answer: fakeapi.Redirect("https://example.invalid/"), Always: fails("redirect to example.invalid"), Once: fails("does not follow redirects")},
		{Name: "304 without a place to go", Answer: fakeapi.Status(304, ""), Always: fails("does not follow redirects")},
		{Name: "204", Answer: fakeapi.Status(204, ""), Always: fails("HTTP status 204")},
	}
}
