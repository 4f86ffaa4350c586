package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What is small on the wire may be large in memory.
func TestAPageOfManySmallPartsIsTooLarge(t *testing.T) {
	t.Parallel()

	client := &Client{}

	for name, test := range map[string]struct {
		begin, part, end string
		most             int
	}{
		"rows":                {`{"id":"s"}`, `,{"id":"s"}`, ``, mostRows - 1},
		"rooms":               {`{"id":"s","breakout_rooms":[0`, `,0`, `]}`, mostParts - 1},
		"undocumented fields": {`{"id":"s","x":0`, `,"":0`, `}`, mostParts - 1},
		"rooms of many rows":  {`{"id":"s"}`, `,{"id":"s","breakout_rooms":[` + strings.Repeat(`0,`, 99) + `0]}`, ``, mostParts / 100},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			body := func(parts int) []byte { return onePageOf(test.begin + strings.Repeat(test.part, parts) + test.end) }

			if _, failure := client.read(t.Context(), reply{status: http.StatusOK, body: body(test.most)}); failure != nil {
				t.Errorf("as many as may be: %v", failure)
			}

			_, failure := client.read(t.Context(), reply{status: http.StatusOK, body: body(test.most + 1)})
			if failure == nil || failure.Kind != KindTooLarge || !errors.Is(failure, errTooMany) {
				t.Errorf("one more: %v", failure)
			}
		})
	}
}

func TestAPageIsNotDecodedForACallerWhoGaveUp(t *testing.T) {
	t.Parallel()

	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	_, failure := (&Client{}).read(ctx, reply{status: http.StatusOK, body: onePageOf(`{"id":"a"}`)})
	if failure == nil || failure.Kind != KindCanceled {
		t.Errorf("error %v", failure)
	}
}

func TestAWaitForOtherPagesToBeDecodedEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()

		client, begin := connect(t, server), time.Now()
		for range cap(client.decoding) {
			client.decoding <- struct{}{}
		}

		_, err := client.Sessions(bounded(t, time.Minute), app())

		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindDeadline || time.Since(begin) != time.Minute {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

// Preparing a page takes as much memory as decoding it.
func TestNoMorePagesArePreparedAtOnceThanThereAreProcessors(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(40), fakeapi.MaxPageSize(1))
		defer server.Close()

		var (
			client  = connect(t, server)
			under   = make(chan struct{}, cap(client.decoding))
			tooMany atomic.Bool
		)

		prepare := func(sessions []Session) []Session {
			select {
			case under <- struct{}{}:
				<-time.After(time.Second)
				<-under
			default:
				tooMany.Store(true)
			}

			return sessions
		}

		_, found, err := Read(t.Context(), client, app(), prepare, func() *sessionList { return &sessionList{} })
		if err != nil || !found.Complete || tooMany.Load() {
			t.Errorf("complete %t, error %v, too many at once %t", found.Complete, err, tooMany.Load())
		}
	})
}
