// The right pane: the real pages, and the way between them and the text.

import { useEffect, useRef, useState } from "preact/hooks";

import type { Desk } from "../desk";
import { boxOf, select, type Box } from "../fields";
import { fieldOf, placeOf } from "../issue";
import { Sheets } from "../sheets";
import { spotsOf, textAtSpot } from "../spots";
import { habit, keepHabit } from "../storage";
import { t } from "../words";
import { useOn } from "./parts";

const zooms = [0, 0.5, 0.75, 1, 1.25, 1.5, 2];
const lookKey = "jianbao.look";

interface Look { zoom: number; grid: boolean }

function remembered(): Look {
  try {
    return { zoom: 0, grid: false, ...JSON.parse(habit(lookKey) ?? "{}") };
  } catch {
    return { zoom: 0, grid: false };
  }
}

export function Pages({ desk }: { desk: Desk }) {
  const pane = useRef<HTMLDivElement>(null);
  const sheets = useRef<Sheets | undefined>(undefined);
  const [look, setLook] = useState(remembered);
  const change = (next: Look): void => {
    keepHabit(lookKey, JSON.stringify(next));
    setLook(next);
  };
  useEffect(() => {
    const own = (sheets.current = new Sheets(pane.current!, {
      caption: (n, label) => (label && label !== String(n + 1)
        ? t("pageLabel", n + 1, label) : t("pageOf", n + 1)),
      all: () => shown(desk),
      failed: () => void setTimeout(() => desk.preview.again(), 1000),
      lead: (n) => lead(desk, desk.preview.shown.map.find((s) => s.page === n)),
      leads: () => t("toText"),
    }));
    return () => own.end();
  }, []);
  useEffect(() => {
    const draw = (): void => {
      if (desk.preview.state.kind !== "idle") return;
      sheets.current?.show(desk.preview.shown.pages, look);
      mark(desk, sheets.current, true);
    };
    draw();
    return desk.preview.on(draw);
  }, [look]);
  useEffect(() => following(desk, sheets), []);
  return (
    <section class="pages" aria-label={t("panePages")}>
      <PageBar desk={desk} look={look} change={change} />
      <div class="paper" ref={pane} tabIndex={0} role="group" aria-label={t("panePages")}
        title={t("pagesHint")} onClick={(e) => jump(desk, sheets.current, e)} />
    </section>
  );
}

// What stands in view is true to the text again: the test measures to here.
function shown(desk: Desk): void {
  const took = performance.now() - desk.preview.touched;
  dispatchEvent(new CustomEvent("jianbao:shown", { detail: { took } }));
}

function PageBar(p: { desk: Desk; look: Look; change: (l: Look) => void }) {
  useOn(p.desk.preview);
  const { look, change } = p;
  const at = zooms.indexOf(look.zoom);
  const fixed = zooms.slice(1);
  const step = (by: number): void => {
    const n = look.zoom === 0 ? 2 : fixed.indexOf(look.zoom) + by;
    change({ ...look, zoom: fixed[Math.min(fixed.length - 1, Math.max(0, n))] });
  };
  const { state, shown } = p.desk.preview;
  const working = state.kind === "working", away = state.kind === "offline";
  const stale = shown.findings.some((f) => f.severity === "error");
  return (
    <div class="pagebar">
      <span class="count">{t("pages", p.desk.preview.shown.pages.length)}</span>
      <span class={`light ${working || away || stale ? "on" : ""}`}>
        {stale ? t(shown.pages.length ? "stale" : "noPages") : away ? t("away") : working ? t("working") : t("ready")}
      </span>
      <span class="space" />
      <label class="check" title={t("gridHint")}>
        <input type="checkbox" checked={look.grid} data-role="grid"
          onChange={(e) => change({ ...look, grid: e.currentTarget.checked })} />{t("grid")}
      </label>
      <button type="button" class="icon" aria-label={t("zoomOut")} title={t("zoomOut")}
        onClick={() => step(-1)}>−</button>
      <select aria-label={t("zoom")} value={String(zooms[at] ?? 0)}
        onChange={(e) => change({ ...look, zoom: Number(e.currentTarget.value) })}>
        {zooms.map((z) => (
          <option key={z} value={String(z)}>{z ? `${z * 100}%` : t("fitWidth")}</option>
        ))}
      </select>
      <button type="button" class="icon" aria-label={t("zoomIn")} title={t("zoomIn")}
        onClick={() => step(1)}>＋</button>
    </div>
  );
}

function jump(desk: Desk, sheets: Sheets | undefined, e: MouseEvent): void {
  const at = sheets?.at(e);
  lead(desk, at && textAtSpot(desk.preview.shown.map, at));
}

// lead puts the caret into the text of a place on a page.
function lead(desk: Desk, found: { path: string; offset: number } | undefined): void {
  const issue = desk.store.draft?.issue;
  if (!found || !issue) return;
  const place = fieldOf(issue, found.path, found.offset);
  go(desk, place.path, place.offset, place.offset);
}

/** go puts the caret into a field, whatever pane or fold it is in. */
export function go(desk: Desk, path: string, begin: number, end: number): void {
  desk.show("text");
  requestAnimationFrame(() => {
    const box = boxOf(path);
    const folded = box?.closest<HTMLElement>("[hidden]");
    if (folded) folded.closest("li")?.querySelector<HTMLElement>("[aria-expanded]")?.click();
    requestAnimationFrame(() => {
      if (box) select(box as Box, begin, end);
    });
  });
}

function mark(desk: Desk, sheets: Sheets | undefined, follow: boolean): void {
  const box = document.activeElement as Box | null;
  const path = box?.dataset?.path;
  const issue = desk.store.draft?.issue;
  if (!path || !box || !issue) {
    sheets?.mark([], false);
    return;
  }
  const place = placeOf(issue, path, box.selectionStart ?? 0);
  sheets?.mark(spotsOf(desk.preview.shown.map, place.path, place.offset), follow);
}

// The page follows the caret, not the other way: who scrolls the pages to read
// is left alone until the caret moves.
function following(desk: Desk, sheets: { current?: Sheets }): () => void {
  let last = "";
  const moved = (): void => {
    const box = document.activeElement as Box | null;
    const now = `${box?.dataset?.path} ${box?.selectionStart}`;
    if (now === last || desk.store.composing) return;
    last = now;
    mark(desk, sheets.current, true);
  };
  document.addEventListener("selectionchange", moved);
  document.addEventListener("focusin", moved);
  return () => {
    document.removeEventListener("selectionchange", moved);
    document.removeEventListener("focusin", moved);
  };
}
