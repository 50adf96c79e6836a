package issue

import (
	"regexp"
	"strconv"
	"time"
)

// dateForm is how a date may be written: 2016-02-18, or 2016年2月18日.
const dateForm = `^(\d{4})(?:-(\d{1,2})-(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$`

var datePattern = regexp.MustCompile(dateForm)

func (d *decoder) date(v *value) Date {
	if v.kind != words && v.kind != number {
		d.wrongKind(v, dateShape)
		return Date{}
	}
	m := datePattern.FindStringSubmatch(v.text.S)
	if m == nil {
		d.report("E114", v.pos, v.text.S)
		return Date{}
	}
	day := Date{Year: atoi(m[1]), Month: atoi(m[2] + m[4]), Day: atoi(m[3] + m[5]), Pos: v.pos}
	if !day.exists() {
		d.report("E115", v.pos, v.text.S)
		return Date{}
	}
	return day
}

// atoi reads digits that a pattern has already checked.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// exists tells whether the calendar has this day.
func (t Date) exists() bool {
	u := time.Date(t.Year, time.Month(t.Month), t.Day, 0, 0, 0, 0, time.UTC)
	return t.Year > 0 && u.Month() == time.Month(t.Month) && u.Day() == t.Day
}
