package gbt9704

import "jianbao/layout/unit"

// Face is a typeface as the standard names it.
type Face string

// The typefaces of the standard.
const (
	FangSong     Face = "仿宋"
	HeiTi        Face = "黑体"
	KaiTi        Face = "楷体"
	XiaoBiaoSong Face = "小标宋"
	SongTi       Face = "宋体"
)

// Side is where an element stands across the type area.
type Side uint8

// The sides. Flush lines begin at the type area's left edge (顶格).
const (
	Flush  Side = iota // 顶格
	Indent             // 左空 Inset 字, further lines flush
	Inset              // 左空 Inset 字, the whole block
	Center
	Right // 右空 Inset 字
	Outer // odd pages right, even pages left
)

// Element is how one part of a document is set.
type Element struct {
	Clause string
	Name   string // as the standard calls it
	Face   Face
	Size   unit.Length // 0: the standard leaves it to the issuer
	Side   Side
	Inset  int // in 字
	Line   int // line of the type area it stands on, from 1; 0: after what comes before
	Free   int // lines left free above it
	Red    bool
}

// Elements are the parts of a document in the order of their clauses.
var Elements = []Element{
	{Clause: "7.2.1", Name: "份号", Face: FangSong, Size: unit.No3, Line: 1},
	{Clause: "7.2.2", Name: "密级和保密期限", Face: HeiTi, Size: unit.No3, Line: 2},
	{Clause: "7.2.3", Name: "紧急程度", Face: HeiTi, Size: unit.No3},
	{Clause: "7.2.4", Name: "发文机关标志", Face: XiaoBiaoSong, Side: Center, Red: true},
	{Clause: "7.2.5", Name: "发文字号", Face: FangSong, Size: unit.No3, Side: Center, Free: 2},
	{Clause: "7.2.6", Name: "签发人", Face: KaiTi, Size: unit.No3, Side: Right, Inset: 1},
	{Clause: "7.3.1", Name: "标题", Face: XiaoBiaoSong, Size: unit.No2, Side: Center, Free: 2},
	{Clause: "7.3.2", Name: "主送机关", Face: FangSong, Size: unit.No3, Free: 1},
	{Clause: "7.3.3", Name: "正文", Face: FangSong, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.3", Name: "第一层", Face: HeiTi, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.3", Name: "第二层", Face: KaiTi, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.3", Name: "第三层", Face: FangSong, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.3", Name: "第四层", Face: FangSong, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.4", Name: "附件说明", Face: FangSong, Size: unit.No3, Side: Inset, Inset: 2, Free: 1},
	{Clause: "7.3.5.1", Name: "加盖印章的成文日期", Face: FangSong, Size: unit.No3, Side: Right, Inset: 4},
	{Clause: "7.3.5.2", Name: "不加盖印章的署名", Face: FangSong, Size: unit.No3, Side: Right, Inset: 2, Free: 1},
	{Clause: "7.3.6", Name: "附注", Face: FangSong, Size: unit.No3, Side: Indent, Inset: 2},
	{Clause: "7.3.7", Name: "附件", Face: HeiTi, Size: unit.No3, Line: 1},
	{Clause: "7.3.7", Name: "附件标题", Face: XiaoBiaoSong, Size: unit.No2, Side: Center, Line: 3},
	{Clause: "7.4.2", Name: "抄送机关", Face: FangSong, Size: unit.No4, Side: Inset, Inset: 1},
	{Clause: "7.4.3", Name: "印发机关", Face: FangSong, Size: unit.No4, Side: Inset, Inset: 1},
	{Clause: "7.4.3", Name: "印发日期", Face: FangSong, Size: unit.No4, Side: Right, Inset: 1},
	{Clause: "7.5", Name: "页码", Face: SongTi, Size: unit.No4, Side: Outer, Inset: 1},
	{Clause: "10.3", Name: "出席人员", Face: HeiTi, Size: unit.No3, Side: Inset, Inset: 2, Free: 1},
}

// ElementNamed is the element that the standard calls name.
func ElementNamed(name string) (Element, bool) {
	for _, e := range Elements {
		if e.Name == name {
			return e, true
		}
	}
	return Element{}, false
}
