package finding

// pictureMessages are E7xx: pictures.
var pictureMessages = map[Code]message{}
