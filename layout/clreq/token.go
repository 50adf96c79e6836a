package clreq

import "strings"

// datePart are units that no line break parts from their number.
const datePart = "年月日时分秒"

// ordinalPart follow 第 and a number, or the number of a document.
const ordinalPart = "期届号条款项章节次回卷辑版批名位天页编目类组站轮集"

// measureWords are kept with the number before them where it costs little.
const measureWords = "家名次个项幢届岁余多万亿千百元人条件份位本册台套辆批期号" +
	"楼层间所户亩米吨度天周倍成年月日时分秒种类篇场处座支组页步级科股村镇县区市省公平立角"

// unitSymbols are written after a number and a space (GB 3100): 8 cm.
const unitSymbols = " nm μm mm cm dm m km hm mg g kg t mL L ms s min h Hz kHz MHz GHz" +
	" V kV A mA W kW MW GW kWh MWh J kJ N kN Pa kPa MPa K lx dB mol bit KB MB GB TB "

// UnitSymbol tells whether s is the symbol of a unit.
func UnitSymbol(s string) bool { return strings.Contains(unitSymbols, " "+s+" ") }

// Relation tells whether r stands before the number it compares with: ≥65.
func Relation(r rune) bool { return strings.ContainsRune("≤≥≦≧＜＞＝≈≠<>=", r) }

// DatePart tells whether r is a unit of dates and times: 2016年 is never cut.
func DatePart(r rune) bool { return strings.ContainsRune(datePart, r) }

// OrdinalPart tells whether r closes an ordinal: 第2期, 〔2016〕5号.
func OrdinalPart(r rune) bool { return strings.ContainsRune(ordinalPart, r) }

// MeasureWord tells whether r begins a unit that is kept with its number softly: 750余家.
func MeasureWord(r rune) bool { return strings.ContainsRune(measureWords, r) }

// Numeral tells whether r is a Chinese digit.
func Numeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九',
		'十', '百', '千', '万':
		return true
	}
	return false
}
