package arch

// Shape is the shape of jianbao: docs/architecture.md as a table. A change
// here is a change of the architecture and is made together with that page.
func Shape() Rules {
	return Rules{Edges: edges(), Tests: testEdges(), Owners: owners(), Banned: bans()}
}

// edges has the leaves first; a package imports only from rows above its own.
func edges() map[string][]string {
	const (
		unit, glyph, ink, clreq = "layout/unit", "layout/glyph", "layout/ink", "layout/clreq"
		block, inline, page     = "layout/block", "layout/inline", "layout/page"
	)
	return map[string][]string{
		"finding":          nil,
		"picture":          {"finding"},
		"samples":          nil, // the example, and the program that draws the pictures
		unit:               nil,
		ink:                nil,
		clreq:              {unit},
		"layout/words":     nil,
		"layout/words/gen": {"layout/words"},

		glyph:            {unit},
		"layout/gbt9704": {unit, ink},
		"issue":          {"finding", "picture"},

		block:                    {unit, glyph, ink, clreq, "picture", "finding"},
		page:                     {unit, glyph, ink, "picture", "finding"},
		inline:                   {unit, glyph, ink, clreq, "finding"},
		"internal/deflate":       nil,
		"internal/deflate/build": {"internal/deflate", glyph, "fonts", "fonts/sfnt", "fonts/subset"},
		"fonts/sfnt":             {unit, glyph},
		"fonts/subset":           {unit, glyph, "fonts/sfnt", "internal/deflate"},
		"fonts": {"finding", unit, glyph,
			"fonts/sfnt", "fonts/subset", "internal/deflate"},
		"ingest/word": nil,
		"ingest":      {"issue", "finding", "picture", "ingest/word"},

		"layout": {unit, glyph, ink, clreq, block, inline, page, "picture", "finding"},
		"templates": {"issue", block, unit, glyph, ink, clreq,
			"layout/gbt9704", "layout/words", "picture", "finding"},
		"render/pdf":     {page, unit, glyph, ink, "picture", "fonts/…", "internal/deflate"},
		"render/preview": {page, unit, glyph, ink, "picture", "fonts/…"},
		"render/docx":    {block, unit, glyph, ink, clreq, "picture", "fonts/…"},

		"press": {"finding", "picture", "issue", "ingest", "templates",
			"layout/…", "fonts/…", "render/…"},
		"web/trace": nil, // spans for whoever collects them
		"web": {"press", "issue", "ingest", "templates", "picture", "finding", "samples",
			"web/trace"},
		"batch":         {"issue", "picture", "finding"},
		"batch/kept":    {page, unit, glyph, ink, "picture", "fonts", "fonts/sfnt"},
		"batch/compare": {"batch", "batch/kept", page, "fonts", "finding"},

		"cmd/jianbao": {"…"},
		"bench":       {"…"},
		"bench/docx":  {"issue", "press", "render/docx"},
		"bench/warm":  {"finding", "issue", "press"},
		"bench/gen":   nil,
		"bench/soak":  nil, // runs the program, as a user does
		"bench/meter": nil, // what commands cost
		"bench/quote": nil, // writes into pages
		"bench/batch": {"bench/meter", "bench/quote", "bench/peers/neutral"},
		"bench/peers": {"issue", "press", "render/pdf",
			"bench/meter", "bench/quote", "bench/peers/neutral"},

		"bench/peers/neutral": {"issue"},

		"internal/golden":   nil,
		"internal/arch":     nil,
		"internal/pagetest": {page, unit, glyph, ink, "picture", "finding"},
		"internal/report":   nil,
		"internal/unplaced": {"finding"},
		"internal/browser":  nil, // drives what it is pointed at
		"web/app":           nil, // the page in TypeScript; its test looks at files
		// verapdf judges written files; only its test knows how they are written.
		"internal/verapdf": nil,
		// proofread reads written files as a stranger would: of ours it knows nothing.
		"internal/proofread":     nil,
		"internal/proofread/cmd": {"internal/proofread"},
	}
}

// testEdges lets a test build what its package is handed in earnest.
func testEdges() map[string][]string {
	return map[string][]string{
		"…":              {"internal/golden", "internal/pagetest", "internal/unplaced", "fonts", "layout/words"},
		"layout":         {"issue", "templates"},
		"press":          {"internal/proofread"},
		"templates":      {"layout"},
		"render/pdf":     {"issue", "templates", "layout/…"},
		"render/preview": {"issue", "templates", "layout/…"},
		"render/docx":    {"issue", "templates", "layout/…", "ingest", "finding"},
		"ingest":         {"templates", "layout/…"},
		"web":            {"templates", "layout/…", "render/…"},

		"internal/browser": {"web"},

		"internal/verapdf": {"press", "issue", "templates", "finding", "render/pdf", "layout/unit"},

		"batch/kept":    {"issue", "templates", "layout/…"},
		"batch/compare": {"issue", "layout/…"},
	}
}

// owners fences every foreign module: whoever replaces one has one place to go.
func owners() map[string][]string {
	return map[string][]string{
		"github.com/signintech/gopdf":     {"render/pdf", "bench"},
		"github.com/golang/freetype":      {"render/preview", "bench"},
		"github.com/nguyenthenguyen/docx": {"render/docx", "bench"},
		"github.com/go-chi/chi/v5":        {"web"},
		"github.com/danielgtaylor/huma":   {"web"}, // writes the service's description
		"go.yaml.in/yaml/v4":              {"issue", "ingest", "internal/proofread"},
		"github.com/alecthomas/kong":      {"cmd/jianbao"},
		"golang.org/x/term":               {"cmd/jianbao"},
		"github.com/klauspost/compress":   {"render/pdf", "render/docx", "render/preview", "fonts/…"},
		"github.com/rivo/uniseg":          {"layout/inline", "layout"},
		"golang.org/x/text":               {"issue", "ingest/…", "web", "layout/inline", "layout/clreq", "fonts"},
		"golang.org/x/image":              {"picture", "render/preview"},
		"go.opentelemetry.io/otel":        {"web/trace"},
		"github.com/go-logr/logr":         {"web/trace"}, // what otel logs with
		"go.opentelemetry.io/proto/otlp":  {"web"},       // its test reads what is sent
		"google.golang.org/protobuf":      {"web"},       // likewise
		"github.com/phpdave11/gofpdi":     nil,           // gopdf's, for reading PDF; not ours to call
		"github.com/pkg/errors":           nil,           // gofpdi's
		"golang.org/x/sys":                nil,           // x/term's
	}
}

// bans keep the engine a function of its input.
func bans() []Ban {
	engine := []string{"finding", "picture", "issue", "ingest/…", "templates",
		"layout/…", "fonts/…", "render/…"}
	all := []string{"…"}
	return []Ban{
		{From: engine, Imports: []string{"log", "log/slog", "context", "net/http"},
			Why: "the engine takes values and returns values; press and web log and cancel"},
		{From: []string{"layout", "layout/unit", "layout/ink", "layout/glyph", "layout/clreq",
			"layout/words", "layout/block", "layout/page", "layout/inline", "layout/gbt9704"},
			Imports: []string{"os", "io/fs", "time", "math/rand", "math/rand/v2", "math/big"},
			Why:     "layout is the same on every machine and on every day"},
		{From: all, Imports: []string{"C"}, Why: "the binary is static"},
	}
}
