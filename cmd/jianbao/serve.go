package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"jianbao/press"
	"jianbao/web"
	"jianbao/web/trace"
)

type serveCommand struct {
	Addr      string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"JIANBAO_ADDR" help:"serve_addr"`
	TokenFile string   `placeholder:"FILE" type:"path" env:"JIANBAO_TOKEN_FILE" help:"serve_token_file"`
	NoAuth    bool     `env:"JIANBAO_NO_AUTH" help:"serve_no_auth"`
	Host      []string `placeholder:"NAME" env:"JIANBAO_HOST" help:"serve_host"`

	Workers   int           `default:"0" env:"JIANBAO_WORKERS" help:"serve_workers"`
	Queue     int           `default:"0" env:"JIANBAO_QUEUE" help:"serve_queue"`
	PerClient *int          `placeholder:"N" env:"JIANBAO_PER_CLIENT" help:"serve_per_client"`
	Wait      time.Duration `default:"10s" env:"JIANBAO_WAIT" help:"serve_wait"`
	Time      time.Duration `default:"30s" env:"JIANBAO_TIME" help:"serve_time"`
	Body      int64         `default:"32" placeholder:"MIB" env:"JIANBAO_BODY" help:"serve_body"`
	Unpacked  int64         `default:"128" placeholder:"MIB" env:"JIANBAO_UNPACKED" help:"serve_unpacked"`
	Pages     int           `default:"500" env:"JIANBAO_PAGES" help:"serve_pages"`

	Fonts   string          `placeholder:"DIR" type:"path" env:"JIANBAO_FONTS" help:"fonts_dir"`
	OFLBody bool            `name:"ofl-body" env:"JIANBAO_OFL_BODY" help:"ofl_body"`
	OTLP    string          `name:"otlp" placeholder:"URL" env:"JIANBAO_OTLP,OTEL_EXPORTER_OTLP_ENDPOINT" help:"serve_otlp"`
	Pprof   bool            `env:"JIANBAO_PPROF" help:"serve_pprof"`
	Config  kong.ConfigFlag `placeholder:"FILE" type:"path" help:"serve_config"`
}

// Run serves until a signal comes, then finishes what runs.
func (c serveCommand) Run(m *machine) error {
	options, err := c.options(m)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop := m.files.finishFirst()
	go func() {
		<-stop
		cancel()
	}()
	fmt.Fprintln(m.stdout, m.say(sayServing, "http://"+listener.Addr().String()+"/"))
	options.Log.Info("serving", "address", listener.Addr().String(), "setting", options.Setting,
		"workers", options.Limits.Workers, "tokens", c.TokenFile != "")
	return web.New(options).Serve(ctx, listener)
}

// memoBytes is what set paragraphs may take between previews.
const memoBytes = 64 << 20

// options are what the service is made of.
func (c serveCommand) options(m *machine) (o web.Options, err error) {
	if o.Tokens, err = c.tokens(m); err != nil {
		return o, err
	}
	set, err := look{Fonts: c.Fonts, OFLBody: c.OFLBody}.faces(m)
	if err != nil {
		return o, err
	}
	o.Press = press.New(press.Options{Fonts: set, Memo: memoBytes})
	// A batch's setting names all that outputs depend on, as here.
	same := batchCommand{look: look{Fonts: c.Fonts, OFLBody: c.OFLBody}}
	if o.Setting, err = same.setting(o.Press, press.Job{}); err != nil {
		return o, err
	}
	if o.Tokens == nil && isLoopback(c.Addr) {
		o.Hosts = append([]string{}, c.Host...)
	}
	o.Log = slog.New(slog.NewJSONHandler(m.stderr, nil))
	o.Limits, o.Profile = c.limits(), c.Pprof
	o.Tracer, err = trace.New(trace.Options{Endpoint: c.OTLP, Log: o.Log})
	if errors.Is(err, trace.ErrEndpoint) {
		return o, m.usage(sayOTLP, c.OTLP)
	}
	return o, err
}

// limits are those of web but for what was said.
func (c serveCommand) limits() web.Limits {
	l := web.DefaultLimits()
	if c.Workers > 0 {
		l.Workers, l.Queue = c.Workers, 0
	}
	if c.Queue > 0 {
		l.Queue = c.Queue
	}
	if c.PerClient != nil {
		l.PerClient = cmp.Or(max(0, *c.PerClient), -1) // of web.Limits, which has 0 for what is left out
	}
	l.Wait, l.Time, l.Pages = c.Wait, c.Time, c.Pages
	l.Body, l.Unpacked = c.Body<<20, c.Unpacked<<20
	return l
}

// tokens are those of the file that was named. Other machines are let in only
// when there are some, or when it was said that there need be none.
func (c serveCommand) tokens(m *machine) (*web.Tokens, error) {
	switch {
	case c.TokenFile != "" && c.NoAuth:
		return nil, m.usage(sayTokenOrNot)
	case c.TokenFile == "" && !c.NoAuth && !isLoopback(c.Addr):
		return nil, m.usage(sayOpenAddress, c.Addr)
	case c.TokenFile == "":
		return nil, nil
	}
	data, err := os.ReadFile(c.TokenFile)
	if err != nil {
		return nil, err
	}
	tokens, err := web.ReadTokens(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.TokenFile, err)
	}
	return tokens, nil
}

// isLoopback tells whether an address is reached from this machine only.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}
