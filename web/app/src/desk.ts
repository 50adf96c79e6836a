// What the page can do with whole documents: open, take in pictures, hand out
// files. It holds the store, the preview and the notices together.

import * as api from "./api";
import { keepPicture, opened } from "./drafts";
import { Previewer, supply } from "./previewer";
import { sha256 } from "./sha256";
import { Store } from "./store";
import { Toasts } from "./ui/parts";
import { clock, t } from "./words";

/** Pane is a part of the page; on a phone one shows at a time. */
export type Pane = "text" | "pages" | "findings" | "changes";

export class Desk {
  store = new Store();
  preview = new Previewer(this.store);
  toasts = new Toasts();
  busy = false;
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

  openFile(file: File): Promise<void> {
    return this.take(() => api.importFile(file), file.name);
  }

  openExample(): Promise<void> {
    return this.take(api.example, t("example"));
  }

  openBlank(template: string): void {
    const year = new Date().getFullYear();
    this.begin({ issue: { template, masthead: { name: "简报" }, number: { year, issue: 1 },
      contents: "auto" } });
  }

  private begin(i: api.Imported): void {
    this.store.begin(i);
    this.show("text");
    this.dock = this.store.draft?.changes.length ? "changes" : "findings";
    this.tell();
  }

  private async take(from: () => Promise<api.Imported>, name: string): Promise<void> {
    const before = this.store.draft !== undefined;
    this.busy = true;
    this.tell();
    try {
      const i = await from();
      await this.fetchPictures(i);
      this.begin(i);
      if (before) this.toasts.say({ text: t("opened", name) });
    } catch (e) {
      this.complain(t("importFailed"), e);
    } finally {
      this.busy = false;
      this.tell();
    }
  }

  private async fetchPictures(i: api.Imported): Promise<void> {
    for (const p of i.pictures ?? []) {
      await keepPicture(p.sha256, await api.picture(p.sha256));
    }
  }

  complain(what: string, e: unknown): void {
    const r = e instanceof api.Refusal ? e : undefined;
    const said = r?.status === 0 ? t("offline") : r?.findings[0]?.text ?? r?.message ?? String(e);
    this.toasts.say({ text: what + said, bad: true });
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
    await keepPicture(sha, file);
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
  async download(to: "pdf" | "docx" | "zip", options = ""): Promise<void> {
    this.toasts.say({ text: t("downloading") });
    try {
      const { file, name } = await this.made(to, options);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.toasts.say({ text: t("downloadDone", name) });
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
      await supply(e.missing);
      return api.download(work, to, options);
    }
  }
}
