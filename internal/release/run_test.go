package release

import (
	"sync"
	"testing"
)

func TestAProgramIsAskedWhileOthersAreStarted(t *testing.T) {
	t.Parallel()
	program := compile(t, Host(), tinyVersion)
	var askers sync.WaitGroup
	for range 8 {
		askers.Go(func() {
			for range 25 {
				if said, err := ask(program); err != nil || said != "terraform-provider-tiny 1.2.3" {
					t.Errorf("ask = %q, %v", said, err)
					return
				}
			}
		})
	}
	askers.Wait()
}
