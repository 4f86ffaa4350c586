package main

import (
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestWindowsAreToldByAllThatASessionShows(t *testing.T) {
	t.Parallel()
	const both, coarse = "start_time belongs to it, end_time belongs to it", "not to be told: times are not compared to the millisecond"
	for name, test := range map[string]struct {
		holds      func(s fakeapi.Session, start, end time.Time) bool
		what, ends string
	}{
		"updated_at": {func(s fakeapi.Session, start, end time.Time) bool { return within(s.UpdatedAt, start, end) }, "updated_at", both},
		"ended_at": {func(s fakeapi.Session, start, end time.Time) bool {
			return s.EndedAt != nil && within(*s.EndedAt, start, end)
		}, "ended_at", both},
		"any part": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return !s.EndedAt.Before(start) && !s.StartedAt.After(end)
			},
			"started_at to ended_at, of which any part is in the window", untold,
		},
		"any part since it was created": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return !s.EndedAt.Before(start) && !s.CreatedAt.After(end)
			},
			"created_at to ended_at, of which any part is in the window", untold,
		},
		"all of it": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return within(s.StartedAt, start, end) && within(*s.EndedAt, start, end)
			},
			"created_at to ended_at, all of which is in the window or started_at to ended_at, all of which is in the window: the sessions of this app do not tell them apart", untold,
		},
		"seconds of the window": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return within(s.CreatedAt, whole(start), whole(end))
			},
			"created_at", coarse,
		},
		"seconds of both": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return within(whole(s.CreatedAt), whole(start), whole(end))
			},
			"created_at", coarse,
		},
		"days": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return within(theDay(s.CreatedAt), theDay(start), theDay(end)) && theDay(s.CreatedAt) != theDay(end)
			},
			"none of created_at, started_at, ended_at, updated_at, as far as windows of seconds show", untold,
		},
		"finer times than it shows": {
			func(s fakeapi.Session, start, end time.Time) bool { return within(finer(s.CreatedAt), start, end) },
			"created_at", "start_time belongs to it, end_time does not, or times are kept finer than they are shown",
		},
		"times rounded up to what it shows": {
			func(s fakeapi.Session, start, end time.Time) bool {
				return within(s.CreatedAt.Add(-400*time.Microsecond), start, end)
			},
			"created_at", "start_time does not, end_time belongs to it, or times are kept finer than they are shown",
		},
		"nothing at all": {
			func(fakeapi.Session, time.Time, time.Time) bool { return false },
			"none of created_at, started_at, ended_at, updated_at, as far as windows of seconds show", untold,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := asked(t, other{data: over(60), holds: test.holds, total: ofList})
			if got := found["time that start_time and end_time compare"]; got != test.what {
				t.Errorf("compared is %q, want %q", got, test.what)
			}
			if got := found["bounds of the window"]; got != test.ends {
				t.Errorf("the bounds are %q, want %q", got, test.ends)
			}
		})
	}
}

// over are sessions that are over, none of them shorter than a minute.
func over(n int) []fakeapi.Session {
	data := fakeapi.Sessions(n)
	for i := range data {
		ended := data[i].StartedAt.Add(time.Duration(i+1) * time.Minute)
		data[i].Status, data[i].LiveParticipants, data[i].EndedAt, data[i].UpdatedAt = "ENDED", 0, &ended, ended.Add(20*time.Second)
		delete(data[i].Extra, "ended_at")
	}
	return data
}

func TestTimesThatAreEqualInAnAppAreNotToldApart(t *testing.T) {
	t.Parallel()
	data := over(60)
	for i := range data {
		data[i].StartedAt = data[i].CreatedAt
	}
	found := asked(t, fakeapi.New(data, fakeapi.ExclusiveStart()))
	if got, want := found["time that start_time and end_time compare"], "created_at or started_at: the sessions of this app do not tell them apart"; got != want {
		t.Errorf("compared is %q, want %q", got, want)
	}
	if got, want := found["bounds of the window"], "start_time does not, end_time belongs to it, or times are kept finer than they are shown"; got != want {
		t.Errorf("the bounds are %q, want %q", got, want)
	}
	if got, want := found["count that participants compares"], "max_concurrent_participants"; got != want {
		t.Errorf("the count is %q, want %q", got, want)
	}
}

// Two times may be so near each other that a window around one may hold the other.
func TestTimesThatAreNearEachOtherAreNotToldApart(t *testing.T) {
	t.Parallel()
	const either = "created_at or started_at: the sessions of this app do not tell them apart"
	for name, test := range map[string]struct {
		apart time.Duration
		holds func(s fakeapi.Session, start, end time.Time) bool
	}{
		"a second":                      {time.Second, byCreated},
		"two, and seconds are compared": {2300 * time.Millisecond, func(s fakeapi.Session, start, end time.Time) bool { return within(whole(s.StartedAt), start, end) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := over(60)
			for i := range data {
				data[i].CreatedAt = whole(data[i].CreatedAt).Add(100 * time.Millisecond)
				data[i].StartedAt = data[i].CreatedAt.Add(test.apart)
			}
			found := asked(t, other{data: data, holds: test.holds, total: ofList})
			if got := found["time that start_time and end_time compare"]; got != either {
				t.Errorf("compared is %q, want %q", got, either)
			}
			if got := found["bounds of the window"]; got != untold {
				t.Errorf("the bounds are %q", got)
			}
		})
	}
}

// More sessions than a page holds were created within a second.
func TestAFullPageDoesNotSayWhatIsNotOnIt(t *testing.T) {
	t.Parallel()
	data := over(300)
	for i := range data {
		data[i].CreatedAt = data[0].CreatedAt.Add(time.Duration(i) * time.Millisecond)
		data[i].StartedAt, data[i].UpdatedAt, data[i].EndedAt = data[i].CreatedAt, data[i].CreatedAt, &data[i].CreatedAt
	}
	found := asked(t, other{data: data, holds: byCreated, total: ofList})
	wantUntold(t, found, "time that start_time and end_time compare", "bounds of the window")
}

func TestBoundsAreNotAskedWithTimesThatCannotBeSent(t *testing.T) {
	t.Parallel()
	data := over(60)
	for i := range data {
		data[i].Extra["created_at"] = data[i].CreatedAt.Format("2006-01-02T15:04:05.000") + "123Z"
	}
	found := asked(t, fakeapi.New(data))
	if got := found["time that start_time and end_time compare"]; got != "created_at" {
		t.Errorf("compared is %q", got)
	}
	if got := found["bounds of the window"]; got != untold {
		t.Errorf("the bounds are %q", got)
	}
}
