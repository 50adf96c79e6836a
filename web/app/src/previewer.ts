// Keeps the pages on the right true to the text on the left: waits for a pause
// in fast typing, drops answers that are overtaken, and goes on trying when the
// service cannot be reached.

import * as api from "./api";
import { pictureBytes, type Draft } from "./drafts";
import { paths, textAt, wireOf } from "./issue";
import type { Store } from "./store";

const nothing = (): Shown => ({ findings: [], pages: [], map: [], texts: new Map() });

const pause = 60; // ms: keys that follow faster are set together
const retries = [1000, 2000, 4000, 5000]; // ms until the service is asked again

/** State is what the page says about the preview. */
export type State =
  | { kind: "idle" | "working" | "offline" }
  | { kind: "token" }
  | { kind: "refused"; text: string };

/** Shown is an answer and the texts it speaks of. */
export interface Shown extends api.Preview { texts: Map<string, string> }

export class Previewer {
  shown: Shown = nothing();
  state: State = { kind: "idle" };
  touched = 0; // when the last change came, performance.now()
  private timer = 0;
  private running: AbortController | undefined;
  private failures = 0;
  private of: Draft | undefined; // whose pages are shown
  private heard = new Set<() => void>();

  constructor(private store: Store) {
    store.on("shape", () => this.turn());
    store.on("text", () => this.touch());
    addEventListener("online", () => this.again());
  }

  on(f: () => void): () => void {
    this.heard.add(f);
    return () => this.heard.delete(f);
  }

  // turn forgets the pages of another document: they are not this one's, even
  // while this one has none, and nobody waits for them any more.
  private turn(): void {
    if (this.of === this.store.draft) return;
    this.of = this.store.draft;
    clearTimeout(this.timer);
    this.running?.abort();
    this.shown = nothing();
    this.set({ kind: "idle" });
  }

  /** touch asks for new pages: at once for a single key, behind the last one
   * of a burst; never while an input method composes. */
  touch(): void {
    const quiet = performance.now() - this.touched > pause;
    this.touched = performance.now();
    clearTimeout(this.timer);
    if (!this.store.composing && this.store.draft) {
      this.timer = window.setTimeout(() => void this.run(), quiet ? 0 : pause);
    }
  }

  /** again asks now. */
  again(): void {
    clearTimeout(this.timer);
    if (this.store.draft && !this.store.composing) void this.run();
  }

  /** admitted goes on when the service knows the token. */
  admitted(): void {
    this.set({ kind: "idle" });
    this.again();
  }

  private set(state: State): void {
    this.state = state;
    this.heard.forEach((f) => f());
  }

  private async run(): Promise<void> {
    const draft = this.store.draft;
    if (!draft || this.store.composing) return;
    this.running?.abort();
    const mine = (this.running = new AbortController());
    const texts = new Map(paths(draft.issue).map((p) => [p, textAt(draft.issue, p) ?? ""]));
    if (this.state.kind === "idle") this.set({ kind: "working" });
    try {
      const work = { issue: wireOf(draft.issue), pictures: { ...draft.pictures } };
      const p = await this.ask(work, mine.signal);
      if (mine.signal.aborted) return;
      this.failures = 0;
      // An issue with errors has no pages: the last good ones stay in view.
      const pages = p.pages.length ? p : { ...p, pages: this.shown.pages, map: this.shown.map };
      this.shown = { ...pages, findings: p.findings, texts };
      this.set({ kind: "idle" });
    } catch (e) {
      if (!mine.signal.aborted) this.failed(e, texts);
    }
  }

  private async ask(work: api.Work, signal: AbortSignal): Promise<api.Preview> {
    try {
      return await api.preview(work, signal);
    } catch (e) {
      if (!(e instanceof api.Refusal) || e.missing.length === 0) throw e;
      return api.preview(await supplied(work, e.missing), signal);
    }
  }

  private failed(e: unknown, texts: Map<string, string>): void {
    const r = e instanceof api.Refusal ? e : new api.Refusal(-1, String(e));
    if (r.findings.length) {
      this.shown = { ...this.shown, findings: r.findings, texts };
    }
    if (r.status === 0 || [429, 502, 503, 504].includes(r.status)) {
      const wait = r.wait * 1000 || retries[Math.min(this.failures++, retries.length - 1)];
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.run(), wait);
      this.set({ kind: r.status === 0 || r.status === 502 ? "offline" : "working" });
    } else if (r.status === 401) {
      this.set({ kind: "token" });
    } else if (r.findings.length) {
      this.set({ kind: "idle" });
    } else {
      this.set({ kind: "refused", text: r.message });
    }
  }
}

/** supplied sends pictures that the service has not or no longer. What is not
 * on this machine either is left out of the work: the findings then say where
 * it is missing. */
export async function supplied(work: api.Work, hashes: string[]): Promise<api.Work> {
  const gone = new Set<string>();
  for (const sha of hashes) {
    const data = await pictureBytes(sha);
    if (data) await api.putPicture(sha, data);
    else gone.add(sha);
  }
  const there = Object.entries(work.pictures).filter(([, sha]) => !gone.has(sha));
  return { ...work, pictures: Object.fromEntries(there) };
}
