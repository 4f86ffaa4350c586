package provider

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestBlockModel_deadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel, diags := new(blockModel).deadline(t.Context())
		defer cancel()
		if deadline, ok := ctx.Deadline(); !ok || time.Until(deadline) != 10*time.Minute || len(diags) > 0 {
			t.Errorf("the read ends in %s, %v: %v", time.Until(deadline), ok, diags)
		}
	})
}
