package templates

// spec is a template.json as its writer sees it. The tags of a field say what
// it may hold: one, the words allowed; holds, the {words} a form may contain;
// min and max, the range of a number; keys, the names a map may use.
type spec struct {
	Extends   string            `json:"extends"`
	Title     string            `json:"title"`
	Paper     paperSpec         `json:"paper"`
	TypeArea  areaSpec          `json:"type_area"`
	Grid      gridSpec          `json:"grid"`
	Setting   settingSpec       `json:"setting"`
	Inks      map[string]inkDef `json:"inks"`
	Folio     folioSpec         `json:"folio"`
	Masthead  mastheadSpec      `json:"masthead"`
	Number    numberSpec        `json:"number"`
	Date      form              `json:"date" holds:"year month day"`
	Order     []string          `json:"order" one:"contents editor_note articles credits"`
	Contents  contentsSpec      `json:"contents"`
	Note      noteSpec          `json:"editor_note"`
	Article   articleSpec       `json:"article"`
	List      listSpec          `json:"list"`
	Table     tableSpec         `json:"table"`
	Signature signatureSpec     `json:"signature"`
	Credits   creditsSpec       `json:"credits"`
	Tail      tailSpec          `json:"tail"`
	Styles    map[string]style  `json:"styles" keys:"style"`
}

// form is a text with {words} that the issue fills.
type form string

// face and inkName name a typeface's role and an entry of spec.Inks.
type (
	face    string
	inkName string
)

type paperSpec struct {
	Width  measure `json:"width"`
	Height measure `json:"height"`
}

// areaSpec is the type area. Where the grid has a pitch of its own, Top and
// Height hold whole lines with half their spacing above and below, as Word
// counts; else they are the em boxes' own edges.
type areaSpec struct {
	Left   measure `json:"left"`
	Top    measure `json:"top"`
	Width  measure `json:"width"`
	Height measure `json:"height"`
}

type gridSpec struct {
	Columns int     `json:"columns" min:"10" max:"100"`
	Lines   int     `json:"lines" min:"5" max:"100"`
	Em      measure `json:"em"`
	Pitch   measure `json:"pitch"`
}

type settingSpec struct {
	Punctuation string `json:"punctuation" one:"quanjiao banjiao kaiming plain"`
	Prohibition string `json:"prohibition" one:"gb basic strict none"`
	Gap         bool   `json:"gap"`
	Even        string `json:"even" one:"marks gaps"`
}

type inkDef struct {
	RGB  string `json:"rgb" one:"#RRGGBB"`
	CMYK []int  `json:"cmyk" min:"0" max:"100"`
	Spot string `json:"spot"`
}

type folioSpec struct {
	Form   string  `json:"form" one:"dashed plain of none"`
	Place  string  `json:"place" one:"outer center"`
	Han    face    `json:"han"`
	Latin  face    `json:"latin"`
	Size   measure `json:"size"`
	Drop   measure `json:"drop"`
	Indent measure `json:"indent"`
	Ink    inkName `json:"ink"`
	First  int     `json:"first" min:"1" max:"9999"`
}

type mastheadSpec struct {
	Notice    []string           `json:"notice"`
	FirstLine measure            `json:"first_line"`
	Order     []string           `json:"order"`
	Rows      map[string]rowSpec `json:"rows"`
}

// rowSpec is one row of the masthead. A side with several entries is a stack
// of rows.
type rowSpec struct {
	From      string    `json:"from" one:"top foot grid previous"`
	By        measure   `json:"by"`
	Line      int       `json:"line" min:"0" max:"99"`
	Gap       measure   `json:"gap"`
	Left      []content `json:"left"`
	Center    []content `json:"center"`
	Right     []content `json:"right"`
	Sizes     []measure `json:"sizes"`
	Fit       measure   `json:"fit"`
	Spread    measure   `json:"spread"`
	Rule      string    `json:"rule" one:"none line"`
	Width     measure   `json:"width"`
	Thickness measure   `json:"thickness"`
	Ink       inkName   `json:"ink"`
	Hidden    bool      `json:"hidden"`
}

// content is what a place of the masthead shows: a field of the issue, or
// words of the template's own after "text:".
type content string

type numberSpec struct {
	Regular    form `json:"regular" holds:"year issue"`
	Supplement form `json:"supplement" holds:"year supplement"`
	Whole      form `json:"whole" holds:"whole"`
	TitleWhole form `json:"title_whole" holds:"whole"`
}

type contentsSpec struct {
	Head   string `json:"head"`
	Number form   `json:"number" holds:"n"`
	Column form   `json:"column" holds:"column"`
}

type noteSpec struct {
	Head  string `json:"head"`
	RunIn bool   `json:"run_in"`
}

type articleSpec struct {
	Column      form     `json:"column" holds:"column"`
	Byline      form     `json:"byline" holds:"byline"`
	BylinePlace string   `json:"byline_place" one:"title end"`
	BylineAdd   string   `json:"byline_add"`
	BylineKnown []string `json:"byline_known"`
}

type listSpec struct {
	Bullet  string `json:"bullet"`
	Ordered form   `json:"ordered" holds:"n"`
}

type tableSpec struct {
	Rule measure `json:"rule"`
	Ink  inkName `json:"ink"`
}

type signatureSpec struct {
	Right measure `json:"right"`
	Step  measure `json:"step"`
}

type creditsSpec struct {
	Place    string `json:"place" one:"end tail"`
	Editor   form   `json:"editor" holds:"name"`
	Reviewer form   `json:"reviewer" holds:"name"`
	Approver form   `json:"approver" holds:"name"`
	Between  string `json:"between"`
	Around   form   `json:"around" holds:"credits"`
}

type tailSpec struct {
	Order    []string `json:"order" one:"credits report_to copy_to issue_to extra permit printer"`
	ReportTo string   `json:"report_to"`
	CopyTo   string   `json:"copy_to"`
	IssueTo  string   `json:"issue_to"`
	Extra    string   `json:"extra"`
	Copies   form     `json:"copies" holds:"copies"`
	Permit   string   `json:"permit"`
	Printer  string   `json:"printer"`
	Printed  form     `json:"printed" holds:"date"`
	Ruled    []string `json:"ruled" one:"credits report_to copy_to issue_to extra permit printer"`
	EvenPage bool     `json:"even_page"`
	First    measure  `json:"first_rule"`
	Inner    measure  `json:"inner_rule"`
	Last     measure  `json:"last_rule"`
	Ink      inkName  `json:"ink"`
}

// style is how one kind of text is set. What it leaves out it takes from the
// style it is like.
type style struct {
	Like          string  `json:"like"`
	Name          string  `json:"name"`
	Han           face    `json:"han"`
	Latin         face    `json:"latin"`
	EmphasisHan   face    `json:"emphasis_han"`
	EmphasisLatin face    `json:"emphasis_latin"`
	LeadHan       face    `json:"lead_han"`
	LeadLatin     face    `json:"lead_latin"`
	Size          measure `json:"size"`
	Ink           inkName `json:"ink"`
	Align         string  `json:"align" one:"justify left center right"`
	Indent        measure `json:"indent"`
	Turnover      measure `json:"turnover"`
	Left          measure `json:"left"`
	Right         measure `json:"right"`
	Cells         bool    `json:"cells"`
	Grid          bool    `json:"grid"`
	Pitch         measure `json:"pitch"`
	Before        int     `json:"before" min:"0" max:"20"`
	After         int     `json:"after" min:"0" max:"20"`
	KeepNext      int     `json:"keep_next" min:"0" max:"10"`
	KeepWhole     bool    `json:"keep_whole"`
	NewPage       bool    `json:"new_page"`
	WordCut       bool    `json:"word_cut"`
	Leader        bool    `json:"leader"`
	Mark          string  `json:"mark"`
}
