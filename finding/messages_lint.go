package finding

// lintMessages are W2xx: text that looks wrong.
var lintMessages = map[Code]message{}
