package workdir

import "testing"

func TestTheVerdictIsTheSummary(t *testing.T) {
	t.Parallel()
	got, err := verdictOf(`{"@level":"info","type":"version"}
{"type":"test_summary","test_summary":{"status":"error","passed":3,"failed":1,"errored":2,"skipped":4}}
`)
	if want := (Verdict{Passed: 3, Failed: 1, Errored: 2, Skipped: 4}); err != nil || got != want {
		t.Errorf("verdictOf = %+v, %v; want %+v", got, err, want)
	}
	for _, text := range []string{"", "{}\n", "Success!\n"} {
		if got, err := verdictOf(text); err == nil {
			t.Errorf("verdictOf(%q) = %+v", text, got)
		}
	}
}
