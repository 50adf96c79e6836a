// The native fields of the page: where one is, and how its text is changed so
// that the browser's own undo keeps working and no input method is disturbed.

import type { Store } from "./store";

export type Box = HTMLInputElement | HTMLTextAreaElement;

/** boxOf is the field that shows path. */
export function boxOf(path: string): Box | undefined {
  const found = document.querySelector<Box>(`[data-path="${CSS.escape(path)}"]`);
  return found ?? undefined;
}

/** replace puts text over part of a field, as if it had been typed. */
export function replace(box: Box, begin: number, end: number, text: string): void {
  const shown = box.offsetParent !== null;
  box.focus({ preventScroll: true });
  const whole = box.value.slice(0, begin) + text + box.value.slice(end);
  if (shown && document.activeElement === box && box instanceof HTMLTextAreaElement) {
    box.setSelectionRange(begin, end);
    // The only way that keeps Ctrl+Z; where it is gone, setRangeText serves.
    const done = text === "" ? document.execCommand("delete")
      : document.execCommand("insertText", false, text);
    if (done && box.value === whole) return;
  }
  box.value = whole;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** replaceAt changes a field of the document, on the page or folded away. */
export function replaceAt(store: Store, path: string, at: [number, number], text: string): void {
  const box = boxOf(path);
  if (box) {
    replace(box, at[0], at[1], text);
    return;
  }
  const old = store.text(path);
  store.type(path, old.slice(0, at[0]) + text + old.slice(at[1]));
}

/** select shows a stretch of a field and puts the caret there. */
export function select(box: Box, begin: number, end: number): void {
  for (let d = box.closest("details"); d; d = d.parentElement?.closest("details") ?? null) {
    d.open = true;
  }
  box.focus({ preventScroll: true });
  try {
    box.setSelectionRange(begin, end);
  } catch {
    // dates and choices have no selection
  }
  reveal(box, begin);
}

/** reveal scrolls the pane until the caret's line can be seen. */
function reveal(box: Box, offset: number): void {
  const pane = box.closest<HTMLElement>("[data-scrolls]");
  if (!pane) return;
  const top = box.getBoundingClientRect().top + caretTop(box, offset);
  const seen = pane.getBoundingClientRect();
  if (top < seen.top + 60 || top > seen.bottom - 60) {
    pane.scrollTop += top - seen.top - seen.height / 3;
  }
}

const copied = ["font", "lineHeight", "letterSpacing", "padding", "border", "boxSizing",
  "overflowWrap", "wordBreak"] as const;

// caretTop lays the text before the caret out in a box of the same look: a
// textarea does not say where its lines are.
function caretTop(box: Box, offset: number): number {
  if (!(box instanceof HTMLTextAreaElement)) return box.offsetHeight / 2;
  const look = getComputedStyle(box);
  const twin = document.createElement("div");
  for (const p of copied) twin.style[p] = look[p];
  twin.style.cssText += ";position:absolute;visibility:hidden;white-space:pre-wrap";
  twin.style.width = box.offsetWidth + "px";
  twin.textContent = box.value.slice(0, offset) + "\u200b";
  document.body.append(twin);
  const last = document.createRange();
  last.setStart(twin.firstChild!, twin.textContent.length - 1);
  last.setEnd(twin.firstChild!, twin.textContent.length);
  const top = last.getBoundingClientRect().top - twin.getBoundingClientRect().top;
  twin.remove();
  return top;
}
