package finding

// importMessages are E8xx, W8xx and N8xx: reading Word files and text.
var importMessages = map[Code]message{}
