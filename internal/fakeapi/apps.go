package fakeapi

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// AppRecord is an app as the list of apps sends it.
type AppRecord struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	CreatedAt string `json:"created_at"`
}

// appNames are those of the sample apps. Others are named after their ids.
var appNames = map[string]string{AppID: "Meetings", Classroom: "Classroom", Support: "Support", Workshop: "Workshop"}

// add adds an app, created a day after the one before it, or replaces its sessions.
func (s *Server) add(at address, data []Session) {
	apps := s.accounts[at.account]
	if _, known := s.apps[at]; !known {
		created := time.Date(2025, time.June, 1+len(apps), 9, 30, 0, 0, time.UTC)
		s.accounts[at.account] = append(apps, AppRecord{at.app, cmp.Or(appNames[at.app], "App "+at.app), WireTime(created)})
	}
	s.apps[at] = data
}

// Apps returns the apps of an account, oldest first.
func (s *Server) Apps(account string) []AppRecord {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.accounts[account])
}

var appList = listing{paging: pagingAtTop, least: 1, pageSize: 20, maxPageSize: 100}

func (s *Server) listApps(c *call) ([]byte, *refusal) {
	part, search := c.part(appList), c.text("search")
	if utf8.RuneCountInString(search) > 125 {
		c.refuse("search", "must have at most 125 characters")
	}
	descending := c.descending(true)
	if c.refused != nil {
		return nil, c.refused
	}
	apps := slices.Clone(s.accounts[c.account])
	apps = slices.DeleteFunc(apps, func(a AppRecord) bool { return !contains(search, a.Name, a.ID) })
	if descending {
		slices.Reverse(apps)
	}
	return renderPage(s, appList, part, apps, encode[AppRecord])
}

func contains(search string, texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		return strings.Contains(strings.ToLower(text), strings.ToLower(search))
	})
}
