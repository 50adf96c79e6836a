// What the page can do with whole documents: open, take in pictures, hand out
// files. It holds the store, the preview and the notices together.

import * as api from "./api";
import { keepPicture, opened } from "./drafts";
import { Previewer, supplied } from "./previewer";
import { sha256 } from "./sha256";
import { Store } from "./store";
import { Toasts } from "./ui/parts";
import { clock, inFields, t, type Word } from "./words";

/** Pane is a part of the page; on a phone one shows at a time. */
export type Pane = "text" | "pages" | "findings" | "changes";

// refusalOf is e as an answer, in words that people can do something about.
function refusalOf(e: unknown): api.Refusal {
  const r = e instanceof api.Refusal ? e : new api.Refusal(-1, String(e));
  return r.status === 0 ? new api.Refusal(0, t("notReached")) : r;
}

export class Desk {
  store = new Store();
  preview = new Previewer(this.store);
  toasts = new Toasts();
  busy = false;
  locked = false; // the service wants a token
  refused: { name: string; why: api.Refusal } | undefined; // a file that did not open
  pasted = ""; // text that is not imported yet
  pane: Pane = "text"; // what a phone shows
  dock: "findings" | "changes" = "findings";
  private heard = new Set<() => void>();

  constructor() {
    this.store.on("shape", () => this.toasts.review());
  }

  on(f: () => void): () => void {
    this.heard.add(f);
    return () => this.heard.delete(f);
  }

  private tell(): void {
    this.heard.forEach((f) => f());
  }

  show(pane: Pane): void {
    this.pane = pane;
    if (pane === "findings" || pane === "changes") this.dock = pane;
    this.tell();
  }

  /** reopen goes on where this window was before a reload. */
  reopen(): void {
    const d = opened();
    if (!d) return;
    this.store.resume(d);
    this.toasts.say({ text: t("restored", clock(d.saved)) });
  }

  /** openFile says whether it came to a document. */
  openFile(file: File): Promise<boolean> {
    return this.take(() => api.importFile(file), file.name);
  }

  openExample(): Promise<boolean> {
    return this.take(api.example, t("example"));
  }

  openBlank(template: string): void {
    const year = new Date().getFullYear();
    this.begin({ issue: { template, masthead: { name: "简报" }, number: { year, issue: 1 },
      contents: "auto" } });
  }

  /** openFiles takes what was dropped outside of a body. */
  async openFiles(files: File[]): Promise<void> {
    const file = files.find((f) => !f.type.startsWith("image/"));
    if (!file) {
      this.toasts.say({ text: t("pictureWhere"), bad: true });
    } else if (await this.openFile(file) && files.length > 1) {
      this.toasts.say({ text: t("oneFile", file.name) });
    }
  }

  /** close goes back to the start page. */
  close(): void {
    if (this.mayLeave()) this.store.close();
  }

  // mayLeave asks before work goes that the browser did not keep.
  private mayLeave(): boolean {
    this.store.save();
    return !this.store.unkept || confirm(t("leaveFull"));
  }

  private begin(i: api.Imported): void {
    this.store.begin(i);
    this.show("text");
    this.dock = this.store.draft?.changes.length ? "changes" : "findings";
    this.tell();
  }

  private async take(from: () => Promise<api.Imported>, name: string): Promise<boolean> {
    const before = this.store.draft !== undefined;
    this.busy = true;
    if (before) this.toasts.say({ text: t("importing"), stays: true });
    this.tell();
    try {
      const i = await from();
      const kept = await this.fetchPictures(i);
      if (before && !this.mayLeave()) return false;
      this.refused = undefined;
      this.begin(i);
      if (!kept) this.store.loosen();
      if (before) this.toasts.say({ text: t("opened", name) });
      return true;
    } catch (e) {
      this.toasts.say(undefined);
      this.refuse(name, e);
      return false;
    } finally {
      this.busy = false;
      this.tell();
    }
  }

  // fetchPictures says whether the browser could keep them all.
  private async fetchPictures(i: api.Imported): Promise<boolean> {
    let kept = true;
    for (const p of i.pictures ?? []) {
      kept = await keepPicture(p.sha256, await api.picture(p.sha256)) && kept;
    }
    return kept;
  }

  private refuse(name: string, e: unknown): void {
    const why = refusalOf(e);
    if (this.lock(why)) return;
    this.refused = { name, why };
    this.tell();
  }

  /** dismiss puts away what is said of a file that did not open. */
  dismiss(): void {
    this.refused = undefined;
    this.tell();
  }

  // lock asks for the token when that is why.
  private lock(why: api.Refusal): boolean {
    if (why.status !== 401) return false;
    this.locked = true;
    this.tell();
    return true;
  }

  /** unlock goes on with another token; it throws when that is no better. */
  async unlock(token: string): Promise<void> {
    await api.tryToken(token);
    this.locked = false;
    this.preview.admitted();
    this.tell();
  }

  private complain(what: string, e: unknown): void {
    const why = refusalOf(e), [first, ...more] = why.findings;
    if (this.lock(why)) return;
    const said = first ? [first.text, inFields(first.hint)].filter((s) => s).join(" ")
      : why.message;
    this.toasts.say({ bad: true,
      text: what + said + (more.length ? t("moreSuch", more.length + 1) : "") });
  }

  /** undo takes the last step back, redo does it again; both say so. */
  undo(): void {
    const s = this.store.history.undo();
    if (s) this.toasts.say({ text: t("undone", s.said) });
  }

  redo(): void {
    const s = this.store.history.redo();
    if (s) this.toasts.say({ text: t("redone", s.said) });
  }

  /** addPicture takes a picture in and says by which name bodies show it. */
  async addPicture(file: File): Promise<string | undefined> {
    if (!/^image\/(png|jpeg)$/.test(file.type)) {
      this.toasts.say({ text: t("pictureBad", file.name), bad: true });
      return undefined;
    }
    const sha = await sha256(await file.arrayBuffer());
    if (!await keepPicture(sha, file)) this.store.loosen();
    const name = this.freeName(file, sha);
    this.store.addPicture(name, sha);
    this.toasts.say({ text: t("pictureAdded", name) });
    return name;
  }

  // Names are part of the text, so they hold nothing that markup needs.
  private freeName(file: File, sha: string): string {
    const ending = file.type === "image/png" ? ".png" : ".jpg";
    const plain = file.name.replace(/\.[^.]*$/, "").replace(/[\s()[\]"'<>\\/:*?|#%]+/g, "-");
    const stem = plain && plain !== "image" ? plain : t("pictureNamed");
    const taken = this.store.draft?.pictures ?? {};
    for (let n = 1; ; n++) {
      const name = stem + (n > 1 ? `-${n}` : "") + ending;
      if (!(name in taken) || taken[name] === sha) return name;
    }
  }

  /** download makes the file and hands it to the browser. */
  async download(to: "pdf" | "docx" | "zip", options = "", done: Word = "downloadDone"):
    Promise<void> {
    this.toasts.say({ text: t("downloading"), stays: true });
    try {
      const { file, name } = await this.made(to, options);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.toasts.say({ text: t(done, name) });
    } catch (e) {
      if (e instanceof api.Refusal && e.findings.length && !options) {
        this.show("findings");
        this.toasts.say({ text: t("downloadErrors"), bad: true });
      } else {
        this.complain(t("failed"), e);
      }
    }
  }

  private async made(to: string, options: string): Promise<{ file: Blob; name: string }> {
    const work = this.store.work();
    try {
      return await api.download(work, to, options);
    } catch (e) {
      if (!(e instanceof api.Refusal) || e.missing.length === 0) throw e;
      return api.download(await supplied(work, e.missing), to, options);
    }
  }
}
