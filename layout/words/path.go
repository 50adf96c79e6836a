package words

// shortest cuts a stretch of Han characters, given as its Key, into the
// cheapest row of words. It returns how many characters each word has.
func (d *Dictionary) shortest(key string) []int {
	n := len(key) / 2
	cost := make([]int, n+1) // of the cheapest row up to here
	last := make([]int, n+1) // characters in its last word
	for end := 1; end <= n; end++ {
		cost[end], last[end] = cost[end-1]+d.single(key[2*end-2:2*end]), 1
		for size := 2; size <= min(Longest, end); size++ {
			c, ok := d.Cost(key[2*(end-size) : 2*end])
			if ok && cost[end-size]+c < cost[end] {
				cost[end], last[end] = cost[end-size]+c, size
			}
		}
	}
	return backwards(last)
}

// single is what a character costs as a word of its own, though unknown.
func (d *Dictionary) single(key string) int {
	if c, ok := d.Cost(key); ok {
		return c
	}
	return unknownCost
}

// PathCost is what the cheapest row of words for key costs.
func (d *Dictionary) PathCost(key string) (total int) {
	at := 0
	for _, size := range d.shortest(key) {
		word := key[at : at+2*size]
		if c, ok := d.Cost(word); ok {
			total += c
		} else {
			total += unknownCost
		}
		at += 2 * size
	}
	return total
}

func backwards(last []int) []int {
	count := 0
	for at := len(last) - 1; at > 0; at -= last[at] {
		count++
	}
	sizes := make([]int, count)
	for at := len(last) - 1; at > 0; at -= last[at] {
		count--
		sizes[count] = last[at]
	}
	return sizes
}
