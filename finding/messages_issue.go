package finding

// issueMessages are E1xx: issue files that cannot be read.
var issueMessages = map[Code]message{}
