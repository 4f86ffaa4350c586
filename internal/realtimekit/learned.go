package realtimekit

import "sync"

// learned is what a client found out about its server where the documentation
// is silent, so that the question is asked once in a process.
type learned struct {
	mutex sync.Mutex
	// small: the server refuses pages as large as the crawl would like.
	small bool
	// known: it is clear whether zero, that pages count from 0, holds.
	known, zero bool
}

// pageSize is the largest page that the server is not known to refuse.
func (l *learned) pageSize() int {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	if l.small {
		return smallPage
	}

	return bigPage
}

func (l *learned) refuseBigPages() {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	l.small = true
}

// isBase tells whether pageNo is known to be the first page.
func (l *learned) isBase(pageNo int) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	return l.known && l.zero == (pageNo == 0)
}

func (l *learned) setBase(pageNo int) {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	l.known, l.zero = true, pageNo == 0
}
