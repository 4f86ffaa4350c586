package fakeapi

import (
	"cmp"
	"slices"
)

var participantList = listing{member: "participants", paging: pagingInData, pageSize: 25, maxPageSize: 200}

func (s *Server) listParticipants(c *call) ([]byte, *refusal) {
	part, search := c.part(participantList), c.text("search")
	by := c.oneOf("sort_by", "joinedAt", "joinedAt", "duration")
	descending := c.descending(true)
	withEvents := c.flag("include_peer_events")
	consolidated := c.oneOf("view", "raw", "raw", "consolidated") == "consolidated"
	session, refused := s.session(c)
	if refused != nil {
		return nil, refused
	}
	rows := Participants(session)
	if consolidated {
		rows = Consolidated(rows)
	}
	rows = slices.DeleteFunc(rows, func(p Participant) bool { return !p.matches(search) })
	slices.SortFunc(rows, func(a, b Participant) int {
		c := cmp.Compare(a.JoinedAt, b.JoinedAt)
		if by == "duration" {
			c = cmp.Compare(a.Duration, b.Duration)
		}
		if descending {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(a.ID, b.ID))
	})
	return renderPage(s, participantList, part, rows, func(p Participant) []byte {
		if withEvents {
			p.PeerEvents = p.events(session.ID)
		}
		if consolidated && s.withoutRowIDs {
			p.ID = ""
		}
		return encode(p)
	})
}

func (p Participant) matches(search string) bool {
	name := p.DisplayName
	return contains(search, p.ID, p.CustomParticipantID) || name != nil && contains(search, *name)
}
