package fakeapi

import "slices"

var sessionList = listing{member: "sessions", paging: pagingAtTop, pageSize: 25, maxPageSize: 100}

func (s *Server) listSessions(c *call) ([]byte, *refusal) {
	sel, part := c.selection(), c.part(sessionList)
	data, refused := s.enter(c)
	if refused != nil {
		return nil, refused
	}
	return renderPage(s, sessionList, part, sel.from(data, &s.behaviour), s.row)
}

func (s *Server) getSession(c *call) ([]byte, *refusal) {
	withRooms := c.flag("include_breakout_rooms")
	session, refused := s.session(c)
	if refused != nil {
		return nil, refused
	}
	if !withRooms {
		session.BreakoutRooms = nil
	}
	row := s.row(&session)
	if s.wrapSession {
		row = wrapped("session", row)
	}
	return success(row, nil), nil
}

func (b *behaviour) row(s *Session) []byte {
	row := *s
	if b.withoutMeta {
		row.Meta = nil
	}
	return encode(row)
}

func (s *Server) session(c *call) (Session, *refusal) {
	data, refused := s.enter(c)
	if refused != nil {
		return Session{}, refused
	}
	i := slices.IndexFunc(data, func(s Session) bool { return s.ID == c.session })
	if i < 0 {
		return Session{}, notFound("Session")
	}
	return data[i], nil
}
