// Small parts: fields whose text no drawing ever touches, and notices.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

import type { Box } from "../fields";
import type { Event, Store } from "../store";
import { t } from "../words";

/** useStore draws the caller again at each of these events. */
export function useStore(store: Store, ...events: Event[]): void {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useLayoutEffect(() => {
    const offs = events.map((e) => store.on(e, () => again(0)));
    return () => offs.forEach((off) => off());
  }, [store]);
}

/** useOn draws the caller again whenever the source says so. */
export function useOn(source: { on(f: () => void): () => void }): void {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useLayoutEffect(() => source.on(() => again(0)), [source]);
}

export interface FieldProps {
  store: Store;
  path: string;
  label: string;
  wide?: boolean;
  lines?: boolean; // several: a textarea
  type?: "text" | "date" | "number";
  hint?: string;
  bare?: boolean; // the label is for screen readers only
  class?: string;
}

const sizes = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

// grow makes a textarea as tall as its text where the browser does not, which
// goes for those that many offices still have.
function grow(box: Box): void {
  if (sizes || !(box instanceof HTMLTextAreaElement) || box.offsetParent === null) return;
  const pane = box.closest("[data-scrolls]"), at = pane?.scrollTop ?? 0;
  box.style.height = "auto";
  box.style.height = box.scrollHeight + 2 + "px";
  if (pane) pane.scrollTop = at;
}

// growing keeps it so when the window or a fold changes its width.
function growing(box: Box): () => void {
  if (sizes) return () => undefined;
  let width = 0;
  const watcher = new ResizeObserver(() => {
    if (box.offsetWidth !== width) grow(box);
    width = box.offsetWidth;
  });
  watcher.observe(box);
  const unfold = (): void => grow(box);
  const fold = box.closest("details");
  fold?.addEventListener("toggle", unfold);
  return () => {
    watcher.disconnect();
    fold?.removeEventListener("toggle", unfold);
  };
}

/** useField ties a native field to a text of the document. The field is the
 * one that knows what it says while it has the caret. The tie is made before
 * anybody can type: a key that came first would be lost, or another card's. */
export function useField(store: Store, path: string): { current: Box | null } {
  const ref = useRef<Box>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const sync = (): void => {
      const held = store.composing && document.activeElement === box;
      if (!held && box.value !== store.text(path)) box.value = store.text(path);
      grow(box);
    };
    const read = (): void => {
      grow(box);
      if (!store.composing) store.type(path, box.value);
    };
    const begin = (): void => void (store.composing = true);
    const end = (): void => {
      if (!store.composing) return;
      store.composing = false;
      read();
      store.composed();
    };
    sync();
    const still = growing(box);
    box.addEventListener("input", read);
    box.addEventListener("compositionstart", begin);
    box.addEventListener("compositionend", end);
    box.addEventListener("blur", end);
    const off = store.on("text", sync);
    return () => {
      off();
      still();
      box.removeEventListener("input", read);
      box.removeEventListener("compositionstart", begin);
      box.removeEventListener("compositionend", end);
      box.removeEventListener("blur", end);
    };
  }, [store, path]);
  return ref;
}

export function Field(p: FieldProps) {
  const ref = useField(p.store, p.path);
  const own = { "data-path": p.path, "aria-label": p.bare ? p.label : undefined,
    placeholder: p.hint, autocomplete: "off" as const, spellcheck: false };
  const ref1 = ref as { current: HTMLInputElement | null };
  return (
    <label class={`field ${p.wide ? "wide" : ""} ${p.class ?? ""}`}>
      {!p.bare && <span>{p.label}</span>}
      {p.lines
        ? <textarea {...own} rows={2} ref={ref as { current: HTMLTextAreaElement | null }} />
        : p.type === "date" ? <input {...own} type="date" ref={ref1} />
          : <input {...own} type="text" ref={ref1}
              inputMode={p.type === "number" ? "numeric" : undefined} />}
    </label>
  );
}

export interface Choice { value: string; text: string }

/** Select is a choice among a few words. */
export function Select(p: {
  store: Store; path: string; label: string; choices: Choice[]; usual: string;
}) {
  useStore(p.store, "shape");
  const now = p.store.text(p.path) || p.usual;
  const known = p.choices.some((c) => c.value === now);
  return (
    <label class="field">
      <span>{p.label}</span>
      <select data-path={p.path} value={now}
        onChange={(e) => p.store.type(p.path, e.currentTarget.value)}>
        {!known && <option value={now}>{now}</option>}
        {p.choices.map((c) => <option key={c.value} value={c.value}>{c.text}</option>)}
      </select>
    </label>
  );
}

/** Toast is a passing notice with at most one thing to do about it. */
export interface Toast {
  text: string;
  act?: { label: string; run: () => void };
  holds?: () => boolean; // it goes when this is so no more
  bad?: boolean;
  stays?: boolean; // until another one comes
}

export class Toasts {
  now: Toast | undefined;
  private timer = 0;
  private heard = new Set<() => void>();

  on(f: () => void): () => void {
    this.heard.add(f);
    return () => this.heard.delete(f);
  }

  say(toast: Toast | undefined): void {
    clearTimeout(this.timer);
    this.now = toast;
    const stay = toast?.act ? 12000 : toast?.bad ? 8000 : 4000;
    if (toast && !toast.stays) this.timer = window.setTimeout(() => this.say(undefined), stay);
    this.heard.forEach((f) => f());
  }

  /** review takes back what holds no more. */
  review(): void {
    if (this.now?.holds && !this.now.holds()) this.say(undefined);
  }
}

export function ToastView({ toasts }: { toasts: Toasts }) {
  useOn(toasts);
  const now = toasts.now;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {now && (
        <div class={`toast ${now.bad ? "bad" : ""}`}>
          <span>{now.text}</span>
          {now.act && (
            <button type="button" onClick={() => { const a = now.act; toasts.say(undefined); a?.run(); }}>
              {now.act.label}
            </button>
          )}
          <button type="button" class="quiet" aria-label={t("close")}
            onClick={() => toasts.say(undefined)}>×</button>
        </div>
      )}
    </div>
  );
}

/** Dialog is a native modal; it closes itself on Escape. */
export function Dialog(p: {
  title: string; close: () => void; children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const box = ref.current!, from = document.activeElement;
    box.showModal();
    return () => {
      box.close(); // the browser gives the focus back, unless its place is folded away
      const now = document.activeElement;
      if (now === document.body || box.contains(now)) {
        from?.closest("details")?.querySelector("summary")?.focus();
      }
    };
  }, []);
  return (
    <dialog ref={ref} onClose={p.close} aria-label={p.title}>
      <h2>{p.title}</h2>
      {p.children}
    </dialog>
  );
}
