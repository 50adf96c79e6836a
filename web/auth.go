package web

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Tokens are those that may use the service, by the SHA-256 of their tokens.
type Tokens struct{ sums [][sha256.Size]byte }

// maxTokens bounds a file of tokens.
const maxTokens = 10_000

// ReadTokens reads a file of SHA-256 sums in hexadecimal, one a line. What
// follows the sum on its line says whose it is; lines of # are remarks.
func ReadTokens(data []byte) (*Tokens, error) {
	t := &Tokens{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		first, _, _ := strings.Cut(strings.TrimSpace(lines.Text()), " ")
		if first == "" || first[0] == '#' {
			continue
		}
		sum, err := hex.DecodeString(first)
		if err != nil || len(sum) != sha256.Size {
			return nil, fmt.Errorf("line %d is no SHA-256 in hexadecimal", n)
		}
		if len(t.sums) == maxTokens {
			return nil, fmt.Errorf("more than %d tokens", maxTokens)
		}
		t.sums = append(t.sums, [sha256.Size]byte(sum))
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(t.sums) == 0 {
		return nil, fmt.Errorf("no token in it")
	}
	return t, nil
}

// has tells whether token is one of t, in the same time for every answer.
func (t *Tokens) has(token string) bool {
	sum := sha256.Sum256([]byte(token))
	found := 0
	for i := range t.sums {
		found |= subtle.ConstantTimeCompare(sum[:], t.sums[i][:])
	}
	return found == 1
}

// clientOf names who sends r, as far as the queue is concerned: a token, or
// the address where nobody is asked for one, of version 6 the network, since
// each machine has a whole one. It is "", nobody in particular, for this
// machine itself unless a limit was said: a proxy on it speaks for many.
func (s *Service) clientOf(r *http.Request) string {
	if s.tokens != nil {
		sum := sha256.Sum256([]byte(tokenOf(r)))
		return string(sum[:])
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	addr := from.Addr().Unmap()
	if err != nil || addr.IsLoopback() && s.limits.PerClient == 0 {
		return ""
	}
	if addr.Is6() {
		return netip.PrefixFrom(addr.WithZone(""), 64).Masked().String()
	}
	return addr.String()
}

// cookieName is the cookie that keeps a browser's token.
const cookieName = "jianbao"

// authorized lets through who has a token, when tokens are asked for.
func (s *Service) authorized(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.tokens == nil || s.tokens.has(tokenOf(r)) {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		p := refuse(http.StatusUnauthorized, sayToken)
		p.header = http.Header{"Www-Authenticate": {`Bearer realm="jianbao"`}}
		s.fail(w, r, p)
	})
}

// tokenOf is the token of a program, or of a browser that has logged in.
func tokenOf(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if strings.EqualFold(scheme, "bearer") {
		return strings.TrimSpace(token)
	}
	if c, err := r.Cookie(cookieName); err == nil {
		return c.Value
	}
	return ""
}

// foreign refuses what a page of another site makes a browser send.
func (s *Service) foreign(next http.Handler) http.Handler {
	own := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if own.Check(r) != nil {
			s.fail(w, r, refuse(http.StatusForbidden, sayForeign))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// known refuses to go by a name that is not the service's: a page of another
// site may make its own name lead here.
func (s *Service) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.hosts != nil && !isLoopback(r.Host) && !slices.Contains(s.hosts, hostOf(r.Host)) {
			s.fail(w, r, refuse(http.StatusForbidden, sayHost, r.Host))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostOf is a host without its port.
func hostOf(hostPort string) string {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		return strings.Trim(hostPort, "[]")
	}
	return host
}

func isLoopback(hostPort string) bool {
	host := hostOf(hostPort)
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}
