package web

import (
	"container/list"
	"sync"
	"time"
)

// shelf keeps values within a bound of cost; what was not asked for longest
// goes first. It is safe for concurrent use.
type shelf[K comparable, V any] struct {
	mu    sync.Mutex
	most  int64
	keep  time.Duration
	used  int64
	items map[K]*list.Element
	order *list.List // the latest first
}

type shelved[K comparable, V any] struct {
	key  K
	v    V
	cost int64
	seen time.Time
}

func newShelf[K comparable, V any](most int64, keep time.Duration) *shelf[K, V] {
	return &shelf[K, V]{most: most, keep: keep, items: map[K]*list.Element{}, order: list.New()}
}

// get is the value put under key, if it is still there.
func (s *shelf[K, V]) get(key K) (v V, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	e, ok := s.items[key]
	if !ok {
		return v, false
	}
	item := e.Value.(*shelved[K, V])
	item.seen = time.Now()
	s.order.MoveToFront(e)
	return item.v, true
}

// put keeps v under key, in the place of what was there. What costs more than
// the whole shelf is not kept.
func (s *shelf[K, V]) put(key K, v V, cost int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.items[key]; ok {
		s.drop(e)
	}
	if cost > s.most {
		return
	}
	s.items[key] = s.order.PushFront(&shelved[K, V]{key, v, cost, time.Now()})
	s.used += cost
	s.expire()
	for s.used > s.most {
		s.drop(s.order.Back())
	}
}

// expire drops what nobody has asked for of late.
func (s *shelf[K, V]) expire() {
	for e := s.order.Back(); e != nil; e = s.order.Back() {
		if time.Since(e.Value.(*shelved[K, V]).seen) < s.keep {
			return
		}
		s.drop(e)
	}
}

func (s *shelf[K, V]) drop(e *list.Element) {
	item := s.order.Remove(e).(*shelved[K, V])
	delete(s.items, item.key)
	s.used -= item.cost
}

// cost is that of all that is kept.
func (s *shelf[K, V]) cost() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.used
}
