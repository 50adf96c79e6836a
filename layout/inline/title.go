package inline

func (w *desk) title(seg Segmenter) []Line { return nil }
