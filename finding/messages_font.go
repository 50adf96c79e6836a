package finding

// fontMessages are E5xx: faces and characters.
var fontMessages = map[Code]message{}
