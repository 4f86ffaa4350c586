package provider_test

import (
	"math/big"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// object holds what a figure must be, as JSON has it: numbers are float64.
type object = map[string]any

// totalsOf is what sessions of the fake add up to, worked out from them and not
// from any code of the provider.
func totalsOf(sessions []fakeapi.Session) object {
	var (
		live, participants, children    float64
		minutes, childMinutes, duration = new(big.Rat), new(big.Rat), new(big.Rat)
		peaks                           []float64
		started, ended                  []string
	)

	for _, s := range sessions {
		consumed, _ := new(big.Rat).SetString(strconv.FormatFloat(s.MinutesConsumed, 'f', -1, 64))
		minutes.Add(minutes, consumed)

		participants += float64(s.LiveParticipants)
		peaks = append(peaks, float64(s.MaxConcurrentParticipants))
		started = append(started, wireText(s.StartedAt))

		if s.Status == "LIVE" {
			live++
		}

		if s.Extra["parent_session_id"] != nil {
			children++

			childMinutes.Add(childMinutes, consumed)
		}

		if s.EndedAt != nil {
			ended = append(ended, wireText(*s.EndedAt))
			// The wire has milliseconds.
			duration.Add(duration, big.NewRat(s.EndedAt.UnixMilli()-s.StartedAt.UnixMilli(), time.Minute.Milliseconds()))
		}
	}

	return object{
		"sessions": float64(len(sessions)), "live_sessions": live, "live_participants": participants,
		"minutes_consumed": rounded(minutes), "session_minutes": rounded(duration),
		"max_concurrent_participants": orNull(peaks, slices.Max),
		// Texts of one form sort as their times do.
		"first_started_at": orNull(started, slices.Min), "last_ended_at": orNull(ended, slices.Max),
		"child_sessions": children, "child_minutes_consumed": rounded(childMinutes),
	}
}

// orNull picks one of the values, where there are any.
func orNull[T any](values []T, pick func([]T) T) any {
	if len(values) == 0 {
		return nil
	}

	return pick(values)
}

func rounded(exact *big.Rat) float64 {
	nearest, _ := exact.Float64()

	return nearest
}

// groupOf is a group of sessions with these keys and no other.
func groupOf(sessions []fakeapi.Session, keys object) object {
	group := totalsOf(sessions)

	for _, name := range []string{"period_start", "associated_id", "meeting_display_name", "status", "type"} {
		group[name] = keys[name]
	}

	return group
}

// exactly checks a value as JSON has it.
func exactly(want any) knownvalue.Check {
	switch want := want.(type) {
	case float64:
		return knownvalue.Float64Exact(want)
	case string:
		return knownvalue.StringExact(want)
	case bool:
		return knownvalue.Bool(want)
	case []any:
		list := make([]knownvalue.Check, len(want))
		for i, element := range want {
			list[i] = exactly(element)
		}

		return knownvalue.ListExact(list)
	case object:
		attributes := map[string]knownvalue.Check{}
		for name, value := range want {
			attributes[name] = exactly(value)
		}

		return knownvalue.ObjectExact(attributes)
	default:
		return knownvalue.Null()
	}
}

// plainly is a value of the protocol as JSON has it.
func plainly(t *testing.T, value tftypes.Value) any {
	t.Helper()

	var (
		text    string
		number  big.Float
		flag    bool
		list    []tftypes.Value
		members map[string]tftypes.Value
	)

	switch typ := value.Type(); {
	case value.IsNull():
		return nil
	case typ.Is(tftypes.String) && value.As(&text) == nil:
		return text
	case typ.Is(tftypes.Bool) && value.As(&flag) == nil:
		return flag
	case typ.Is(tftypes.Number) && value.As(&number) == nil:
		plain, _ := number.Float64()

		return plain
	case typ.Is(tftypes.List{}) && value.As(&list) == nil:
		plain := make([]any, len(list))
		for i, element := range list {
			plain[i] = plainly(t, element)
		}

		return plain
	case typ.Is(tftypes.Object{}) && value.As(&members) == nil:
		plain := object{}
		for name, member := range members {
			plain[name] = plainly(t, member)
		}

		return plain
	}

	t.Errorf("%s is nothing that JSON has", value)

	return nil
}
