package finding

// templateMessages are E6xx: house styles.
var templateMessages = map[Code]message{}
