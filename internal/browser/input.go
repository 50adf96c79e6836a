package browser

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Click presses the left button in the middle of what selector finds.
func (p *Page) Click(selector string) error {
	x, y, err := p.middle(selector)
	if err != nil {
		return err
	}
	return p.ClickAt(x, y)
}

// ClickAt presses the left button at a place of the window.
func (p *Page) ClickAt(x, y float64) error {
	for _, kind := range []string{"mouseMoved", "mousePressed", "mouseReleased"} {
		m := values{"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
		if kind == "mouseMoved" {
			m["button"] = "none"
		}
		if err := p.call("Input.dispatchMouseEvent", m, nil); err != nil {
			return err
		}
	}
	return nil
}

// middle is where what selector finds stands once it does not move any more.
func (p *Page) middle(selector string) (x, y float64, err error) {
	quoted, err := json.Marshal(selector)
	if err != nil {
		return 0, 0, fmt.Errorf("browser: %w", err)
	}
	shown := fmt.Sprintf(`document.querySelector(%s)?.getClientRects().length`, quoted)
	if err := p.Until(shown); err != nil {
		return 0, 0, err
	}
	var at [2]float64
	err = p.Eval(fmt.Sprintf(`(async () => {
		for (let last = "", frames = 0;; frames++) {
			const e = document.querySelector(%s);
			e?.scrollIntoView({block: "nearest", behavior: "instant"});
			const r = e?.getBoundingClientRect() ?? {};
			const now = [r.x + r.width / 2, r.y + r.height / 2];
			if (e && now.join() === last || frames > 300) return now;
			last = now.join();
			await new Promise(requestAnimationFrame);
		}
	})()`, quoted), &at)
	return at[0], at[1], err
}

// Drag moves what from finds onto what to finds, as a mouse does.
func (p *Page) Drag(from, to string) error {
	x1, y1, err := p.middle(from)
	if err != nil {
		return err
	}
	x2, y2, err := p.middle(to)
	if err != nil {
		return err
	}
	steps := []values{
		{"type": "mouseMoved", "x": x1, "y": y1, "button": "none"},
		{"type": "mousePressed", "x": x1, "y": y1, "button": "left", "clickCount": 1},
		{"type": "mouseMoved", "x": x1 + 6, "y": y1 + 6, "button": "left", "buttons": 1},
		{"type": "mouseMoved", "x": x2, "y": y2 - 1, "button": "left", "buttons": 1},
		{"type": "mouseMoved", "x": x2, "y": y2, "button": "left", "buttons": 1},
		{"type": "mouseReleased", "x": x2, "y": y2, "button": "left", "clickCount": 1},
	}
	for _, s := range steps {
		if err := p.call("Input.dispatchMouseEvent", s, nil); err != nil {
			return err
		}
	}
	return nil
}

// Type types the text as if each character were a key.
func (p *Page) Type(text string) error {
	for _, c := range text {
		for _, kind := range []string{"keyDown", "keyUp"} {
			m := values{"type": kind, "key": string(c)}
			if kind == "keyDown" {
				m["text"] = string(c)
			}
			if err := p.call("Input.dispatchKeyEvent", m, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// Modifiers of Key, as the protocol counts them.
const (
	Alt   = 1
	Ctrl  = 2
	Shift = 8
)

// keyCodes are the Windows codes of keys that are no characters.
var keyCodes = map[string]int{"ArrowUp": 38, "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39,
	"Enter": 13, "Escape": 27, "Tab": 9, "Backspace": 8, "End": 35, "Home": 36, "F8": 119}

// Key presses a key by its DOM name, with modifiers held.
func (p *Page) Key(name string, modifiers int) error {
	code, ok := keyCodes[name]
	if !ok {
		code = int(strings.ToUpper(name)[0])
	}
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		m := values{"type": kind, "key": name, "windowsVirtualKeyCode": code,
			"modifiers": modifiers}
		if name == "Enter" && kind == "rawKeyDown" { // it is a character too
			m["type"], m["text"] = "keyDown", "\r"
		}
		if err := p.call("Input.dispatchKeyEvent", m, nil); err != nil {
			return err
		}
	}
	return nil
}

// Compose shows text as an input method does before it is chosen.
func (p *Page) Compose(text string) error {
	n := len([]rune(text))
	return p.call("Input.imeSetComposition",
		values{"text": text, "selectionStart": n, "selectionEnd": n}, nil)
}

// Commit puts the chosen text in place of what is being composed.
func (p *Page) Commit(text string) error {
	return p.call("Input.insertText", values{"text": text}, nil)
}

// Choose puts files into a file input.
func (p *Page) Choose(selector string, files ...string) error {
	var root struct{ Root struct{ NodeID int } }
	if err := p.call("DOM.getDocument", nil, &root); err != nil {
		return err
	}
	var found struct{ NodeID int }
	err := p.call("DOM.querySelector",
		values{"nodeId": root.Root.NodeID, "selector": selector}, &found)
	if err != nil {
		return err
	}
	return p.call("DOM.setFileInputFiles", values{"nodeId": found.NodeID, "files": files}, nil)
}
