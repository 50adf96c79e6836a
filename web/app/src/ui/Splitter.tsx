// The bar between the panes: how wide each is.

import { useState } from "preact/hooks";

import { habit, keepHabit } from "../storage";
import { t } from "../words";

const least = 25, most = 75, usual = 50, step = 2; // per cent of the window
const key = "jianbao.split";

const bounded = (n: number): number => Math.min(most, Math.max(least, Math.round(n)));

/** remembered is the share of the left pane. */
function remembered(): number {
  const n = Number(habit(key) ?? usual);
  return n ? bounded(n) : usual;
}

/** useSplit is the share of the left pane and how it is set. */
export function useSplit(): [number, (n: number) => void] {
  const [now, setNow] = useState(remembered);
  return [now, (n) => setNow(bounded(n))];
}

const keep = (n: number): void => keepHabit(key, String(bounded(n)));

export function Splitter({ now, set }: { now: number; set: (n: number) => void }) {
  const put = (n: number): void => {
    set(n);
    keep(n);
  };
  const keys = (e: KeyboardEvent): void => {
    const to: Record<string, number> = { ArrowLeft: now - step, ArrowRight: now + step,
      Home: least, End: most, Enter: usual };
    if (!(e.key in to) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    put(to[e.key]);
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
      onDblClick={() => put(usual)} onPointerMove={drag}
      onPointerUp={() => keep(now)}
      onPointerDown={(e) => {
        e.preventDefault(); // no text is selected on the way
        e.currentTarget.focus();
        e.currentTarget.setPointerCapture(e.pointerId);
      }} />
  );
}
