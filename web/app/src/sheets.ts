// The pages as they stand on the screen. A page's picture is replaced only
// when its hash changed and the new one is ready to draw, so nothing flashes;
// what is in view comes first.

import * as api from "./api";

/** Look says how pages are drawn. */
export interface Look { zoom: number; grid: boolean } // zoom 0: as wide as the pane

const steps = [48, 72, 96, 120, 144, 192, 240]; // dots an inch
const mmPerInch = 25.4, screenDPI = 96, room = 32;
const ahead = 20; // pages drawn though they are not in view, the nearest first
const stopped = 80; // ms without scrolling until what came into view is drawn

interface Sheet { box: HTMLElement; hash: string; drawn: string; url: string }

export class Sheets {
  private sheets: Sheet[] = [];
  private infos: api.PageInfo[] = [];
  private look: Look = { zoom: 0, grid: false };
  private loading: AbortController | undefined;
  private watcher: ResizeObserver;
  private scrolled = 0;

  constructor(
    private pane: HTMLElement,
    private told: { caption: (n: number, label: string) => string; all: () => void;
      failed: (e: unknown) => void;
      lead: (n: number) => void; leads: () => string },
  ) {
    this.watcher = new ResizeObserver(() => this.fit());
    this.watcher.observe(pane);
    pane.addEventListener("scroll", () => {
      clearTimeout(this.scrolled);
      this.scrolled = window.setTimeout(() => this.arrive(), stopped);
    });
  }

  /** end lets go of everything. */
  end(): void {
    this.watcher.disconnect();
    this.loading?.abort();
    clearTimeout(this.scrolled);
    for (const s of this.sheets) if (s.url) URL.revokeObjectURL(s.url);
  }

  /** show draws these pages; in view first. */
  show(infos: api.PageInfo[], look: Look): void {
    this.infos = infos;
    this.look = look;
    while (this.sheets.length > infos.length) this.drop(this.sheets.pop()!);
    while (this.sheets.length < infos.length) this.add(this.sheets.length);
    this.fit();
  }

  private add(n: number): void {
    const box = document.createElement("figure");
    box.className = "sheet";
    box.dataset.page = String(n);
    const img = document.createElement("img");
    img.draggable = false;
    const marks = document.createElement("div");
    marks.className = "marks";
    const caption = document.createElement("figcaption");
    const words = document.createElement("span"), lead = document.createElement("button");
    lead.type = "button";
    lead.addEventListener("click", (e) => {
      e.stopPropagation();
      this.told.lead(n);
    });
    caption.append(words, lead);
    box.append(img, marks, caption);
    this.pane.append(box);
    this.sheets.push({ box, hash: "", drawn: "", url: "" });
  }

  private drop(s: Sheet): void {
    s.box.remove();
    if (s.url) URL.revokeObjectURL(s.url);
  }

  private scale(): number {
    if (this.look.zoom > 0) return (screenDPI / mmPerInch) * this.look.zoom;
    const widest = Math.max(1, ...this.infos.map((p) => p.width));
    return Math.max(40, this.pane.clientWidth - room) / widest;
  }

  private fit(): void {
    const scale = this.scale();
    this.sheets.forEach((s, n) => {
      const p = this.infos[n];
      s.box.style.width = p.width * scale + "px";
      s.box.style.setProperty("--ratio", `${p.width} / ${p.height}`);
      const words = this.told.caption(n, p.label);
      s.box.querySelector("figcaption span")!.textContent = words;
      s.box.querySelector("figcaption button")!.textContent = this.told.leads();
      s.box.querySelector("img")!.alt = words;
    });
    void this.load();
  }

  private dpi(): number {
    const wanted = this.scale() * mmPerInch * (window.devicePixelRatio || 1);
    return steps.find((s) => s >= wanted * 0.98) ?? steps[steps.length - 1];
  }

  // away is how far a page is from what is in view, 0: it is.
  private away(s: Sheet): number {
    const a = s.box.getBoundingClientRect(), b = this.pane.getBoundingClientRect();
    return Math.max(0, a.top - b.bottom, b.top - a.bottom);
  }

  private name(n: number): string {
    return `${this.infos[n].hash} ${this.dpi()} ${this.look.grid}`;
  }

  private stale(): { s: Sheet; n: number; away: number }[] {
    return this.sheets.map((s, n) => ({ s, n, away: this.away(s) }))
      .filter(({ s, n }) => s.drawn !== this.name(n)).sort((a, b) => a.away - b.away);
  }

  // arrive draws what was scrolled to, if it is not there yet.
  private arrive(): void {
    if (this.stale()[0]?.away === 0) void this.load();
  }

  private async load(): Promise<void> {
    this.loading?.abort();
    const mine = (this.loading = new AbortController());
    const stale = this.stale();
    const first = stale.filter((x) => x.away === 0);
    const rest = stale.slice(first.length, first.length + ahead);
    try {
      await Promise.all(first.map(({ s, n }) => this.draw(s, n, mine.signal)));
      if (mine.signal.aborted) return;
      if (this.sheets.length > 0) this.told.all();
      for (const { s, n } of rest) await this.draw(s, n, mine.signal);
    } catch (e) {
      if (!mine.signal.aborted) this.told.failed(e);
    }
  }

  private async draw(s: Sheet, n: number, signal: AbortSignal): Promise<void> {
    const info = this.infos[n], name = this.name(n);
    const png = await api.page(info.hash, this.dpi(), this.look.grid, signal);
    const url = URL.createObjectURL(png);
    const next = new Image();
    next.draggable = false;
    next.alt = this.told.caption(n, info.label);
    next.src = url;
    await next.decode();
    if (signal.aborted) {
      URL.revokeObjectURL(url);
      return;
    }
    s.box.querySelector("img")!.replaceWith(next);
    if (s.url) URL.revokeObjectURL(s.url);
    Object.assign(s, { url, drawn: name, hash: info.hash });
    s.box.dataset.hash = info.hash;
  }

  /** at is the place of a click in millimetres of its page. */
  at(e: MouseEvent): { page: number; x: number; y: number } | undefined {
    const box = (e.target as Element).closest<HTMLElement>(".sheet");
    const img = box?.querySelector("img");
    if (!box || !img) return undefined;
    const page = Number(box.dataset.page);
    const r = img.getBoundingClientRect();
    const mm = this.infos[page].width / r.width;
    return { page, x: (e.clientX - r.left) * mm, y: (e.clientY - r.top) * mm };
  }

  /** mark shows where the caret's text stands; follow: and scrolls there. */
  mark(spots: api.Spot[], follow: boolean): void {
    for (const s of this.sheets) s.box.querySelector(".marks")!.replaceChildren();
    for (const spot of spots) this.markOne(spot);
    if (follow && spots.length) this.follow(spots[0]);
  }

  private markOne(spot: api.Spot): void {
    const info = this.infos[spot.page];
    const layer = this.sheets[spot.page]?.box.querySelector(".marks");
    if (!layer || !info) return;
    const m = document.createElement("div");
    m.className = "mark";
    m.style.left = (100 * spot.x) / info.width + "%";
    m.style.top = (100 * spot.y) / info.height + "%";
    m.style.width = (100 * spot.w) / info.width + "%";
    m.style.height = (100 * spot.h) / info.height + "%";
    layer.append(m);
  }

  private follow(spot: api.Spot): void {
    const sheet = this.sheets[spot.page];
    if (!sheet) return;
    const r = sheet.box.querySelector("img")!.getBoundingClientRect();
    const seen = this.pane.getBoundingClientRect();
    const top = r.top + (spot.y / this.infos[spot.page].height) * r.height;
    if (top < seen.top + 20 || top > seen.bottom - 60) {
      this.pane.scrollTop += top - seen.top - seen.height / 3;
    }
  }
}
