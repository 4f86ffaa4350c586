package usage

import "github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"

// isChild tells whether a session names a parent: breakout rooms do. The API's
// documents do not have the field; null and the empty text name nothing.
func isChild(session *realtimekit.Session) bool {
	return session.ParentSessionID != nil && *session.ParentSessionID != ""
}
