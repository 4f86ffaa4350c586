package fakeapi

import "slices"

var sessionList = listing{member: "sessions", paging: pagingAtTop, pageSize: 25, maxPageSize: 100}

func (s *Server) listSessions(c *call) ([]byte, *refusal) {
	sel, part := c.selection(), c.part(sessionList)
	data, no := s.enter(c)
	if no != nil {
		return nil, no
	}
	return renderPage(s, sessionList, part, sel.from(data, &s.behaviour), s.row)
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
	data, no := s.enter(c)
	if no != nil {
		return Session{}, no
	}
	i := slices.IndexFunc(data, func(s Session) bool { return s.ID == c.session })
	if i < 0 {
		return Session{}, notFound("Session")
	}
	return data[i], nil
}
