package preview

import "sync"

// cache keeps values up to a size in two generations. When the young one is
// half of that it becomes the old one, and what nobody has asked for since it
// became old is forgotten. It is safe for concurrent use.
type cache[K comparable, V any] struct {
	half int // of the size, in bytes

	mu         sync.RWMutex
	young, old map[K]kept[V]
	size       int // of the young ones
}

type kept[V any] struct {
	value V
	size  int
}

func newCache[K comparable, V any](size int) *cache[K, V] {
	return &cache[K, V]{half: size / 2, young: map[K]kept[V]{}}
}

// get is the value kept for k.
func (c *cache[K, V]) get(k K) (v V, ok bool) {
	c.mu.RLock()
	e, ok := c.young[k]
	if ok {
		c.mu.RUnlock()
		return e.value, true
	}
	e, ok = c.old[k]
	c.mu.RUnlock()
	if ok {
		c.put(k, e.value, e.size)
	}
	return e.value, ok
}

// put keeps v, which takes size bytes, unless it is too large.
func (c *cache[K, V]) put(k K, v V, size int) {
	if size > c.half {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.young[k]; ok {
		return // another goroutine was first
	}
	if c.size+size > c.half {
		c.old, c.young, c.size = c.young, map[K]kept[V]{}, 0
	}
	c.young[k] = kept[V]{v, size}
	c.size += size
}
