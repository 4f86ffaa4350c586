package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// Nobody configured the provider, and nothing of an account is in the environment.
func TestTheCLIReadsBackWhatCSVEncodeWrites(t *testing.T) {
	t.Parallel()

	w := withoutAnAccount(t)
	w.applies(t, resource.TestStep{ConfigStateChecks: outputs(map[string]knownvalue.Check{
		"read_back": rowsExactly(
			map[string]string{"title": "Stand-up, weekly", "minutes": "-1.5", "live": "true", "note": "", "'-sum": ""},
			map[string]string{"title": "say \"hi\"\n\tand go\n", "minutes": "", "live": "", "note": "", "'-sum": ""},
			map[string]string{"title": "'=HYPERLINK(\"https://a.b\")", "minutes": "", "live": "false", "note": "", "'-sum": "'-5"},
			map[string]string{"title": "週次 🎉", "minutes": "", "live": "", "note": "", "'-sum": ""},
		),
		"some_columns": knownvalue.StringExact("minutes,title\n-1.5,\"Stand-up, weekly\"\n,\"say \"\"hi\"\"\n\tand go\n\"\n" +
			",\"'=HYPERLINK(\"\"https://a.b\"\")\"\n,週次 🎉\n"),
		"columns_of_a_list": rowsExactly(
			map[string]string{"live": "true", "minutes": "-1.5"},
			map[string]string{"live": "", "minutes": ""},
			map[string]string{"live": "false", "minutes": ""},
			map[string]string{"live": "", "minutes": ""},
		),
		"numbers_unlike_tostring":   knownvalue.TupleExact(nil),
		"lone_empty_cells_are_rows": knownvalue.Int64Exact(3),
		"header":                    knownvalue.ListExact(nil),
		"nothing":                   knownvalue.StringExact(""),
		"set":                       knownvalue.StringExact("id\na\nb\n"),
		"maps":                      knownvalue.StringExact("x,y,z\n1,1,\n,,2\n"),
		"table": knownvalue.StringExact("| title | minutes |\n| --- | ---: |\n| Stand-up, weekly | -1.5 |\n| say \"hi\"<br> and go<br> |  |\n" +
			"| =HYPERLINK(\"https:<!-- -->//a.b\") |  |\n| 週次 🎉 |  |\n"),
	})})
	w.wantRequests(t, 0)
}

func TestRowsThatAreUnknownInPlanAreWrittenInApply(t *testing.T) {
	t.Parallel()

	withoutAnAccount(t).applies(t, resource.TestStep{
		ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
			plancheck.ExpectUnknownOutputValue("cell"),
			plancheck.ExpectUnknownOutputValue("rows"),
			plancheck.ExpectUnknownOutputValue("column"),
			plancheck.ExpectKnownOutputValue("left_out", knownvalue.StringExact("id\n1\n2\n")),
		}},
		ConfigStateChecks: outputs(map[string]knownvalue.Check{
			"cell":     knownvalue.StringExact("id,title\n1,Stand-up\n2,Review\n"),
			"rows":     knownvalue.StringExact("| title |\n| --- |\n| Retro |\n"),
			"column":   knownvalue.StringExact("id\n1\n2\n"),
			"left_out": knownvalue.StringExact("id\n1\n2\n"),
		}),
	})
}

func TestATextOfSensitiveRowsIsSensitive(t *testing.T) {
	t.Parallel()

	withoutAnAccount(t).applies(t, resource.TestStep{ConfigStateChecks: outputs(map[string]knownvalue.Check{
		"is_sensitive": knownvalue.Bool(true), "csv": knownvalue.StringExact("title\nRedundancies\nStand-up\n"),
	})})
}

// Also where a cell is not known yet: the plan is the time to say it.
func TestAMistakeInAFunctionCallIsShownAtItsArgument(t *testing.T) {
	t.Parallel()

	for mistake, want := range map[string]string{
		"name":  `Invalid value for "columns" parameter: no row has a column "minutes"; use one of those there are: "id", "title".`,
		"list":  `Invalid value for "rows" parameter: rows[1], column "rooms" is a tuple, and a cell holds one value; write it with jsonencode`,
		"row":   `Invalid value for "rows" parameter: rows[1] is null; leave it out`,
		"null":  `Invalid value for "rows" parameter: argument must not be null.`,
		"names": `Invalid value for "rows" parameter: the columns "'=a" and "=a" would have the same header`,
	} {
		t.Run(mistake, func(t *testing.T) {
			t.Parallel()

			text := withoutAnAccount(t).fails(t, resource.TestStep{
				PlanOnly:        true,
				ConfigDirectory: config.StaticDirectory("testdata/TestAMistakeInAFunctionCallIsShownAtItsArgument"),
				ConfigVariables: config.Variables{"mistake": config.StringVariable(mistake)},
			})
			wantText(t, text, want)
		})
	}
}

// withoutAnAccount is a world whose environment has nothing that a read would need,
// on a CLI that has functions of providers.
func withoutAnAccount(t *testing.T) *world {
	t.Helper()
	needsFunctions(t)

	return newWorld(t, nil).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")
}

func outputs(want map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck

	for name, value := range want {
		checks = append(checks, statecheck.ExpectKnownOutputValue(name, value))
	}

	return checks
}

// rowsExactly are objects of text, as csvdecode makes them.
func rowsExactly(rows ...map[string]string) knownvalue.Check {
	var list []knownvalue.Check

	for _, row := range rows {
		object := map[string]knownvalue.Check{}
		for name, text := range row {
			object[name] = knownvalue.StringExact(text)
		}

		list = append(list, knownvalue.ObjectExact(object))
	}

	return knownvalue.ListExact(list)
}
