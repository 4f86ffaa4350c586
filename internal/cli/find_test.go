package cli

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var (
	installedTerraform = CLI{Name: "terraform", Path: "/usr/bin/terraform", Version: "1.9.0"}
	installedTofu      = CLI{Name: "tofu", Path: "/usr/bin/tofu", Version: "1.11.0"}
	builtTerraform     = CLI{Name: "terraform", Path: "/src/bin/terraform", Version: "1.11.4"}
	builtTofu          = CLI{Name: "tofu", Path: "/src/bin/tofu", Version: "1.12.6"}
	disguisedTofu      = CLI{Name: "tofu", Path: "/opt/bin/terraform", Version: "1.11.0"}
)

// machine is a finder whose PATH has the given command lines, by file name.
func machine(installed ...CLI) finder {
	known := append([]CLI{builtTerraform, builtTofu}, installed...)
	byPath := func(path string) int {
		return slices.IndexFunc(known, func(c CLI) bool { return c.Path == path })
	}
	return finder{
		lookPath: func(name string) (string, error) {
			for _, c := range installed {
				if filepath.Base(c.Path) == name {
					return c.Path, nil
				}
			}
			return "", &exec.Error{Name: name, Err: exec.ErrNotFound}
		},
		progress: new(strings.Builder),
		build: func(_ context.Context, p product) (string, error) {
			return "/src/bin/" + p.name, nil
		},
		at: func(_ context.Context, path string) (CLI, error) {
			return known[byPath(path)], nil
		},
	}
}

func TestFindChoosesAmongInstalledAndBuilt(t *testing.T) {
	t.Parallel()
	both := machine(installedTerraform, installedTofu)
	for name, test := range map[string]struct {
		machine finder
		choice  string
		want    []CLI
	}{
		"no choice takes both that are there":            {both, "", []CLI{installedTerraform, installedTofu}},
		"no choice is content with Terraform":            {machine(installedTerraform), "", []CLI{installedTerraform}},
		"no choice is content with OpenTofu":             {machine(installedTofu), "", []CLI{installedTofu}},
		"no choice builds OpenTofu where nothing is":     {machine(), "", []CLI{builtTofu}},
		"terraform leaves OpenTofu alone":                {both, "terraform", []CLI{installedTerraform}},
		"terraform is built where only OpenTofu is":      {machine(installedTofu), "terraform", []CLI{builtTerraform}},
		"tofu leaves Terraform alone":                    {both, "tofu", []CLI{installedTofu}},
		"tofu is built where only Terraform is":          {machine(installedTerraform), "tofu", []CLI{builtTofu}},
		"all takes what is there":                        {both, "all", []CLI{installedTerraform, installedTofu}},
		"all builds what is missing":                     {machine(installedTerraform), "all", []CLI{installedTerraform, builtTofu}},
		"all builds both on a bare machine":              {machine(), "all", []CLI{builtTerraform, builtTofu}},
		"OpenTofu named terraform is not Terraform":      {machine(disguisedTofu), "terraform", []CLI{builtTerraform}},
		"OpenTofu named terraform does not count at all": {machine(disguisedTofu), "", []CLI{builtTofu}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := test.machine.find(t.Context(), test.choice)
			if err != nil || !slices.Equal(got, test.want) {
				t.Errorf("find(%q) = %v, %v; want %v", test.choice, got, err, test.want)
			}
		})
	}
}

func TestFindSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	noBuild := machine()
	noBuild.build = func(context.Context, product) (string, error) { return "", errors.New("proxy is down") }
	noAnswer := machine(installedTerraform)
	noAnswer.at = func(context.Context, string) (CLI, error) { return CLI{}, errNoVersion }

	for name, test := range map[string]struct {
		machine finder
		choice  string
		want    string
	}{
		"a choice that does not exist":   {machine(), "terragrunt", `no CLI "terragrunt": choose terraform, tofu or all`},
		"a build that fails":             {noBuild, "all", "there is no terraform on the PATH, and building it failed: proxy is down"},
		"the only CLI is broken":         {noAnswer, "", "no version is set\nCLI=tofu does without it"},
		"a CLI that is broken is chosen": {noAnswer, "terraform", "no version is set"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := test.machine.find(t.Context(), test.choice)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("find(%q) = %v, %v; want error with %q", test.choice, got, err, test.want)
			}
		})
	}
}

var errNoVersion = errors.New("no version is set")

func TestABrokenCLIStopsNoChoiceOfTheOther(t *testing.T) {
	t.Parallel()
	said := new(strings.Builder)
	m := machine(installedTerraform, installedTofu)
	m.progress = said
	whole := m.at
	m.at = func(ctx context.Context, path string) (CLI, error) {
		if path == installedTerraform.Path {
			return CLI{}, errNoVersion
		}
		return whole(ctx, path)
	}
	got, err := m.find(t.Context(), "")
	if err != nil || !slices.Equal(got, []CLI{installedTofu}) {
		t.Errorf("find = %v, %v; want %v", got, err, installedTofu)
	}
	if want := "Left out: no version is set\nCLI=tofu does without it\n"; said.String() != want {
		t.Errorf("it says %q, want %q", said, want)
	}
}

func TestAnInterruptIsNoBrokenCLI(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	m := machine(installedTerraform, installedTofu)
	m.at = func(ctx context.Context, _ string) (CLI, error) {
		interrupt()
		return CLI{}, ctx.Err()
	}
	if got, err := m.find(ctx, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("find = %v, %v", got, err)
	}
}
