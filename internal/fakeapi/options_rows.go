package fakeapi

// WithoutMeta leaves meta out of every session: newer documents dropped it,
// the service was still seen to send it (the default).
func WithoutMeta() Option { return func(s *Server) { s.withoutMeta = true } }

// WithoutUndocumented leaves Extra out of every session. Public clients decode
// such fields (sent by default), the documents promise none.
func WithoutUndocumented() Option { return func(s *Server) { s.withoutExtra = true } }

// WithoutBreakoutRooms leaves breakout_rooms out of every session. Documented
// as optional, and whether lists have it is unknown; sent by default.
func WithoutBreakoutRooms() Option { return func(s *Server) { s.withoutBreakouts = true } }

// WrapSession sends one session as data.session, as older documents do, instead
// of as data.
func WrapSession() Option { return func(s *Server) { s.wrapSession = true } }

// WithoutConsolidatedIDs leaves id out of the participants in the consolidated
// view, where a row may be several stays. Unknown.
func WithoutConsolidatedIDs() Option { return func(s *Server) { s.withoutRowIDs = true } }

// BeforeAnswer is called before each page that a readable query asks for, with its
// number (the first is 1; one past the end counts, refused or not) and a
// copy of the app's sessions. What it returns is the world from then on; nil leaves
// it as it is. The API has no snapshot: sessions start, end and move while a list is
// read, and only this makes a test of it exact. The hook runs under the server's
// lock and must not call the server.
func BeforeAnswer(f func(n int, data []Session) []Session) Option {
	return func(s *Server) { s.beforeAnswer = f }
}
