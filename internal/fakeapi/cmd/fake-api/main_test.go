package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	t.Parallel()
	for name, env := range map[string]string{"to the standard output": "", "to a file": filepath.Join(t.TempDir(), "a b.env")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			out, in := io.Pipe()
			ended := make(chan error, 1)
			go func() {
				ended <- serve(ctx, options{env: env, sessions: 3, maxPerPage: 2}, in, in)
				_ = in.Close()
			}()
			lines := bufio.NewScanner(out)
			var text string
			for lines.Scan() && !strings.HasPrefix(lines.Text(), "Serving 3 sessions at http://127.0.0.1:") {
				text += lines.Text() + "\n"
			}
			if env != "" {
				text = fromFile(t, lines, env)
			}
			variables := exported(text)
			if got := first(t, variables); !strings.Contains(got, `"total_count":3,"start_offset":1,"end_offset":2`) {
				t.Errorf("first page: %s", got)
			}
			stop()
			if _, err := io.Copy(io.Discard, out); err != nil {
				t.Error(err)
			}
			if err := <-ended; err != nil {
				t.Errorf("serve: %v", err)
			}
			if _, err := http.Get(variables["CLOUDFLARE_BASE_URL"]); err == nil {
				t.Error("the server still answers after its end")
			}
			if _, err := os.Stat(env); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the file is still there: %v", err)
			}
		})
	}
}

// fromFile reads the file that the next line names.
func fromFile(t *testing.T, lines *bufio.Scanner, env string) string {
	t.Helper()
	if want := "In another shell, load its variables with: . '" + env + "'"; !lines.Scan() || lines.Text() != want {
		t.Errorf("message %q, want %q", lines.Text(), want)
	}
	text, err := os.ReadFile(env)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestWriteEnv_replaced leaves the file of a fake API that was started later.
func TestWriteEnv_replaced(t *testing.T) {
	t.Parallel()
	env := filepath.Join(t.TempDir(), "fake.env")
	_, remove, err := writeEnv(env, "ours")
	if err == nil {
		_, _, err = writeEnv(env, "another")
	}
	if err != nil {
		t.Fatal(err)
	}
	remove()
	if text, err := os.ReadFile(env); string(text) != "another" {
		t.Errorf("%s, %v", text, err)
	}
}

func TestServe_errors(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	inUse := fmt.Sprintf("port %d is in use, perhaps by another fake API: stop that one, or run make fake-api PORT=0, which takes any free port", port)
	for want, wrong := range map[string]options{
		inUse: {port: port},
		"cannot serve on port 65536: address 65536: invalid port":                              {port: 65536},
		"cannot write the variables: open /no/such/folder/fake.env: no such file or directory": {env: "/no/such/folder/fake.env"},
	} {
		if err := serve(t.Context(), wrong, io.Discard, io.Discard); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// exported reads the variables from the lines of a shell.
func exported(text string) map[string]string {
	variables := map[string]string{}
	for line := range strings.Lines(text) {
		if entry, found := strings.CutPrefix(line, "export "); found {
			name, value, _ := strings.Cut(entry, "=")
			variables[name] = strings.Trim(value, "'\n")
		}
	}
	return variables
}

func first(t *testing.T, variables map[string]string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet,
		variables["CLOUDFLARE_BASE_URL"]+"/accounts/"+variables["CLOUDFLARE_ACCOUNT_ID"]+
			"/realtime/kit/"+variables["REALTIMEKIT_APP_ID"]+"/sessions?per_page=100", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+variables["CLOUDFLARE_API_TOKEN"])
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
