// The one document that is open, and who wants to know when it changes. Its
// fields are written to as they are typed; only changes of shape (a card
// added, moved, removed; another document) make the page draw itself anew.

import type { Change, Imported } from "./api";
import { editFor } from "./changes";
import { drafts, keep, markOpen, newID, type Draft, type KeptChange, type Outcome }
  from "./drafts";
import { History } from "./history";
import { issueOf, newArticle, setTextAt, textAt, titleOf, wireOf, type Article }
  from "./issue";
import { t } from "./words";

const nameOf = (a: Article): string => a.title || t("untitled");

export type Event =
  | "shape" // cards or the document itself
  | "text" // some field
  | "changes" // the import's changes
  | "saved";

const sought = 2000; // changes whose places are looked for when a file opens
const saveAfter = 250; // ms: a copy on this machine is cheap

// notes are what an import has to say that is no change, like what of a Word
// file it had to leave out.
function notes(i: Imported): Change[] {
  return (i.findings ?? []).map((f, n) => ({ id: `note${n}`, line: f.line ?? 0, before: "",
    after: "", rule: "note", class: "lint", text: [f.text, f.hint].filter((s) => s).join(" ") }));
}

export class Store {
  draft: Draft | undefined;
  composing = false; // an input method holds the text
  outcome: Outcome = "kept";
  history = new History();
  private loose = false; // a picture is in this window only
  private heard = new Map<Event, Set<() => void>>();
  private timer = 0;
  private dirty = false; // something has changed since the copy was written

  on(e: Event, f: () => void): () => void {
    const set = this.heard.get(e) ?? new Set();
    this.heard.set(e, set.add(f));
    return () => set.delete(f);
  }

  private tell(...events: Event[]): void {
    for (const e of events) this.heard.get(e)?.forEach((f) => f());
  }

  /** work is what the service needs to set the issue. */
  work(): { issue: unknown; pictures: Record<string, string> } {
    const d = this.draft;
    return d ? { issue: wireOf(d.issue), pictures: d.pictures } : { issue: {}, pictures: {} };
  }

  /** begin opens what an import gave, as a document of its own. */
  begin(i: Imported): void {
    this.save();
    const issue = issueOf(i.issue);
    const changes: KeptChange[] = [...notes(i), ...(i.report ?? [])].map((c) =>
      ({ ...c, made: c.class === "auto", seen: false, lost: false }));
    for (const c of changes.slice(0, sought)) c.lost = editFor(issue, changes, c) === undefined;
    const pictures = Object.fromEntries((i.pictures ?? []).map((p) => [p.name, p.sha256]));
    this.dirty = true;
    this.open({ format: 1, id: newID(), revision: "", saved: "", title: titleOf(issue),
      issue, pictures, changes });
    this.save();
  }

  /** resume goes on with a copy. */
  resume(d: Draft): void {
    this.dirty = false;
    const issue = issueOf(wireOf(d.issue));
    if (!d.issue.noticeGiven) issue.noticeGiven = false;
    this.open({ ...d, issue });
    markOpen(d.id);
  }

  private open(d: Draft): void {
    this.draft = d;
    this.loose = false;
    this.history.clear();
    this.outcome = "kept";
    this.tell("shape", "changes", "text");
  }

  /** close puts the document away; its copy stays. */
  close(): void {
    this.save();
    this.draft = undefined;
    markOpen(undefined);
    this.tell("shape");
  }

  /** unkept tells whether there is work that the browser did not keep. */
  get unkept(): boolean {
    return this.draft !== undefined && (this.loose || this.outcome === "full");
  }

  /** loosen notes that a picture could not be kept. */
  loosen(): void {
    this.loose = true;
    this.tell("saved");
  }

  text(path: string): string {
    return (this.draft && textAt(this.draft.issue, path)) ?? "";
  }

  /** type notes what a field says now. */
  type(path: string, value: string): void {
    if (!this.draft || textAt(this.draft.issue, path) === value) return;
    setTextAt(this.draft.issue, path, value);
    this.edited("text");
  }

  /** composed notes that the input method let go, whatever came of it. */
  composed(): void {
    this.tell("text");
  }

  /** edited notes that something changed. */
  edited(...events: Event[]): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), saveAfter);
    this.tell(...events);
  }

  /** save writes the copy now, if anything has changed: a window that only
   * looks on is not in the way of one that writes. */
  save(): void {
    clearTimeout(this.timer);
    if (!this.draft || !this.dirty) return;
    this.draft.title = titleOf(this.draft.issue);
    this.outcome = keep(this.draft);
    this.dirty = this.outcome === "full";
    this.tell("saved");
  }

  /** others lists the copies that are not open here. */
  others(): Draft[] {
    return drafts().filter((d) => d.id !== this.draft?.id);
  }

  addArticle(): Article {
    const a = newArticle();
    const n = this.articles.length;
    this.history.perform({ said: t("stepAdded"),
      redo: () => this.splice(n, 0, a), undo: () => this.splice(n, 1) });
    return a;
  }

  removeArticle(n: number): void {
    const gone = this.articles[n];
    if (!gone) return;
    this.history.perform({ said: t("stepRemoved", nameOf(gone)),
      redo: () => this.splice(n, 1), undo: () => this.splice(n, 0, gone) });
  }

  moveArticle(from: number, to: number): void {
    const moved = this.articles[from];
    if (!moved || to < 0 || to >= this.articles.length || from === to) return;
    this.history.perform({ said: t("stepMoved", nameOf(moved)),
      redo: () => this.carry(from, to), undo: () => this.carry(to, from) });
  }

  private get articles(): Article[] {
    return this.draft?.issue.articles ?? [];
  }

  private splice(n: number, out: number, ...into: Article[]): void {
    this.articles.splice(n, out, ...into);
    this.edited("shape", "text");
  }

  private carry(from: number, to: number): void {
    this.articles.splice(to, 0, ...this.articles.splice(from, 1));
    this.edited("shape", "text");
  }

  addPicture(name: string, sha: string): void {
    if (this.draft) this.draft.pictures[name] = sha;
    this.edited("text");
  }
}
