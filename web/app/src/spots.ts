// Between places on pages and places in fields, by the map of the preview.

import type { Spot } from "./api";

/** spotsOf are the places where the character at offset of path stands. */
export function spotsOf(map: Spot[], path: string, offset: number): Spot[] {
  const own = map.filter((s) => s.path === path);
  const around = own.filter((s) => s.offset <= offset && offset < s.offset + s.length);
  if (around.length) return around;
  const before = own.filter((s) => s.offset <= offset);
  const near = before.length ? before.reduce((a, b) => (b.offset >= a.offset ? b : a)) : own[0];
  return near ? [near] : [];
}

const far = 12; // mm: a click further from any text means nothing

/** textAtSpot is the text under a click: its field and about which character. */
export function textAtSpot(map: Spot[], at: { page: number; x: number; y: number }):
  { path: string; offset: number } | undefined {
  let best: Spot | undefined, least = far;
  for (const s of map) {
    if (s.page !== at.page) continue;
    const dx = Math.max(s.x - at.x, 0, at.x - s.x - s.w);
    const dy = Math.max(s.y - at.y, 0, at.y - s.y - s.h);
    const d = Math.hypot(dx * 0.3, dy); // beside its line is nearer than below it
    if (d < least) [best, least] = [s, d];
  }
  if (!best) return undefined;
  const part = best.w > 0 ? Math.min(1, Math.max(0, (at.x - best.x) / best.w)) : 0;
  return { path: best.path, offset: best.offset + Math.round(part * best.length) };
}
