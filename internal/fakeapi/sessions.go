package fakeapi

import "slices"

var sessionList = listing{member: "sessions", paging: pagingAtTop, pageSize: 25, maxPageSize: 100}

func (s *Server) listSessions(c *call) ([]byte, *refusal) {
	sel, part := c.selection(), c.part(sessionList)
	world, no := s.enter(c)
	if no != nil {
		return nil, no
	}
	list := world.list(sel, &s.behaviour)
	return renderPage(s, sessionList, part, list, func(i int) []byte { return world.row(i, &s.behaviour) })
}

func (s *Server) getSession(c *call) ([]byte, *refusal) {
	withRooms := c.flag("include_breakout_rooms")
	session, no := s.session(c)
	if no != nil {
		return nil, no
	}
	if !withRooms {
		session.BreakoutRooms = nil
	}
	row := encode(s.trimmed(session))
	if s.wrapSession {
		row = wrapped("session", row)
	}
	return success(row, nil), nil
}

// session returns a copy of the session in the path.
func (s *Server) session(c *call) (Session, *refusal) {
	world, no := s.enter(c)
	if no != nil {
		return Session{}, no
	}
	i := slices.IndexFunc(world.data, func(s Session) bool { return s.ID == c.session })
	if i < 0 {
		return Session{}, notFound("Session")
	}
	return world.data[i], nil
}
