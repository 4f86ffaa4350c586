// Package usage adds up sessions: sessions in, groups out. It is pure. It knows
// nothing of Terraform or HTTP, reads no clock, and keeps nothing of a session
// but what its group needs, so that memory grows with the groups alone.
//
// The rules:
//
//   - The order in which sessions are added changes nothing in the report. Each
//     session is added once; who adds them sees to that.
//   - Sums are exact and rounded once, in the report. Totals are the sum of the
//     groups, and a coarser group is the sum of the finer ones, before that
//     rounding. What does not fit the type of a result is given as the largest
//     (or smallest) value that does, never as an infinity or with the wrong
//     sign.
//   - What the API did not send adds nothing: no minutes are 0 minutes, no peak
//     is no peak. Counts and minutes are added as sent, negative ones too.
//   - Times are read as strict RFC 3339, with or without a fraction, of which
//     nine digits count. Any other text is no time.
//   - A period is what the clocks of the zone show at created_at. It starts at
//     the first instant at which they show it. An hour that comes twice is two
//     periods with different offsets, a day is one however many hours it has, a
//     week begins on Monday.
//   - A created_at without a period (absent, no time, or in a period that begins
//     outside of the years 0 to 9999, which RFC 3339 cannot write) is grouped
//     under null.
//   - Null and the empty text are different keys, and so are LIVE and live.
//   - A meeting is called what its newest session is. Sessions without a meeting,
//     under null or the empty text, are called nothing.
package usage
