// Package usage adds up sessions in groups, and divides time into units of the calendar. It
// knows neither Terraform nor HTTP and reads no clock. The rules:
//
//   - The order of the sessions changes nothing. Sums are exact and rounded once. Before
//     rounding, the totals are the sum of the groups. A sum that does not fit its type is the
//     nearest value that does.
//   - A value that the API did not send adds nothing: missing minutes count as 0, but a
//     missing peak is null. Negative counts and minutes are added as sent.
//   - Times are strict RFC 3339, of which nine digits of a fraction count. Any other text,
//     and any time of year 1, is not a time.
//   - A period is the local time of created_at in the zone. It starts at the first instant
//     with that local time. An hour that clocks show twice is two periods with different
//     offsets, a day is one period of any length, and a week begins on Monday.
//   - A session without a period is grouped under null: its created_at is not a time, or the
//     period would begin after the year 9999.
//   - Null and the empty string are different keys, and so are LIVE and live.
//   - A meeting has the title of its newest session. Sessions without a meeting have none.
package usage
