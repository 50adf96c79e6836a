// The bar between the panes: how wide each is.

import { useState } from "preact/hooks";

import { t } from "../words";

const least = 25, most = 75, usual = 50, step = 2; // per cent of the window
const key = "jianbao.split";

const bounded = (n: number): number => Math.min(most, Math.max(least, Math.round(n)));

/** remembered is the share of the left pane. */
function remembered(): number {
  const n = Number(localStorage.getItem(key) ?? usual);
  return n ? bounded(n) : usual;
}

/** useSplit is the share of the left pane and how it is set. */
export function useSplit(): [number, (n: number) => void] {
  const [now, setNow] = useState(remembered);
  const set = (n: number): void => {
    setNow(bounded(n));
    try {
      localStorage.setItem(key, String(bounded(n)));
    } catch {
      // full: it holds for this window
    }
  };
  return [now, set];
}

export function Splitter({ now, set }: { now: number; set: (n: number) => void }) {
  const keys = (e: KeyboardEvent): void => {
    const to: Record<string, number> = { ArrowLeft: now - step, ArrowRight: now + step,
      Home: least, End: most, Enter: usual };
    if (!(e.key in to) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    set(to[e.key]);
  };
  const drag = (e: PointerEvent): void => {
    const bar = e.currentTarget as HTMLElement;
    if (!bar.hasPointerCapture(e.pointerId)) return;
    const all = bar.parentElement!.getBoundingClientRect();
    set((e.clientX - all.left) * 100 / all.width);
  };
  return (
    <div class="splitter" role="separator" tabIndex={0} aria-orientation="vertical"
      aria-label={t("split")} title={t("splitHint")} aria-valuenow={now} aria-valuemin={least}
      aria-valuemax={most} aria-valuetext={t("splitNow", now)} onKeyDown={keys}
      onDblClick={() => set(usual)} onPointerMove={drag}
      onPointerDown={(e) => {
        e.preventDefault(); // no text is selected on the way
        e.currentTarget.focus();
        e.currentTarget.setPointerCapture(e.pointerId);
      }} />
  );
}
