package inline

// wordEndsMost is the most clusters of a text whose words are looked for: a
// cell of a narrow column holds no more.
const wordEndsMost = 256

// wordEnds is the best lines that end between words and part no number from its
// unit, nil when they would be more than n or a word is wider than a line.
func (w *desk) wordEnds(seg Segmenter, n int) []Line {
	if seg == nil || n < 2 || len(w.clusters) > wordEndsMost {
		return nil
	}
	w.mark(free, 0, len(w.clusters))
	w.keepWordCuts(seg)
	last := len(w.points) - 1
	w.reach(last, effort{pass: free})
	if !w.weighWays(last) {
		return nil
	}
	if w.follow(last); len(w.chain)-1 > n {
		return nil
	}
	return w.justify()
}
