package finding

// layoutMessages are E4xx and W4xx: what setting the pages brought to light.
var layoutMessages = map[Code]message{}
