// How a change that an import made is taken back, or a suggested one made:
// its text is looked for where it was, passing over the white space and
// emphasis that other changes may have put in or taken away.

import type { KeptChange } from "./drafts";
import { paths, textAt, type Issue } from "./issue";

/** Edit is a stretch of a field and what is to stand there. */
export interface Edit { path: string; offset: number; length: number; replacement: string }

/** paragraphMark is how reports show where two paragraphs were joined. */
const paragraphMark = / ?‖ ?/g;

const readable = (s: string): string => s.replace(paragraphMark, "\n\n");

/** editFor turns a change over: back when it has been made, else forward. */
export function editFor(i: Issue, all: KeptChange[], c: KeptChange): Edit | undefined {
  if (!c.made && c.before === "") return again(i, c);
  const from = readable(c.made ? c.after : c.before);
  const to = readable(c.made ? c.before : c.after);
  const head = sharedHead(from, to);
  const tail = sharedTail(from, to, head);
  const place = find(i, from, rank(all, c), to === "");
  if (!place) return undefined;
  const { path, at } = place;
  const begin = edge(at, head), end = edge(at, from.length - tail);
  return { path, offset: begin, length: end - begin,
    replacement: to.slice(head, to.length - tail) };
}

const remembered = 40; // characters, enough to know a line by

/** belowOf is what a line goes on with at offset: where words that were made
 * out of nothing can be made again. */
export function belowOf(text: string, offset: number): string {
  return text.slice(offset, offset + remembered).split("\n")[0];
}

function again(i: Issue, c: KeptChange): Edit | undefined {
  const place = places(i, c.below ?? "", exactly)
    .find((p) => beginsLine(textAt(i, p.path) ?? "", p.at[0]));
  return place && { path: place.path, offset: place.at[0], length: 0,
    replacement: readable(c.after) };
}

// edge is where the n-th character of the sought text stands; behind the last
// one it is the place after it.
function edge(at: number[], n: number): number {
  return n < at.length ? at[n] : at[at.length - 1] + 1;
}

/** Piece is a stretch of a change: in both texts, or in one of them. */
export interface Piece { in: "both" | "before" | "after"; text: string }

/** difference shows two texts as one, what they share only once. */
export function difference(before: string, after: string): Piece[] {
  const [outer, inner, of] = after.length > before.length
    ? [after, before, "after" as const] : [before, after, "before" as const];
  const at = inner ? outer.indexOf(inner) : -1;
  const pieces: Piece[] = at >= 0
    ? [{ in: of, text: outer.slice(0, at) }, { in: "both", text: inner },
      { in: of, text: outer.slice(at + inner.length) }]
    : apart(before, after);
  return pieces.filter((p) => p.text !== "");
}

function apart(a: string, b: string): Piece[] {
  const head = sharedHead(a, b), tail = sharedTail(a, b, head);
  return [{ in: "both", text: a.slice(0, head) },
    { in: "before", text: a.slice(head, a.length - tail) },
    { in: "after", text: b.slice(head, b.length - tail) },
    { in: "both", text: a.slice(a.length - tail) }];
}

function sharedHead(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function sharedTail(a: string, b: string, head: number): number {
  let n = 0;
  while (n < a.length - head && n < b.length - head && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

// rank is how many changes before c look for the same words: the source and
// the issue have the same order.
function rank(all: KeptChange[], c: KeptChange): number {
  const words = (k: KeptChange): string => (k.made ? k.after : k.before);
  let n = 0;
  for (const k of all) {
    if (k === c) break;
    if (words(k) === words(c)) n++;
  }
  return n;
}

interface Place { path: string; at: number[] }

// What an import added out of nothing, like the number of a list's item, is
// too short to be known by its words: it has to begin a line.
function find(i: Issue, needle: string, rank: number, added: boolean): Place | undefined {
  const exact = places(i, needle, exactly);
  const all = exact.length ? exact : places(i, needle, loosely);
  const found = added ? all.filter((p) => beginsLine(textAt(i, p.path) ?? "", p.at[0])) : all;
  return found[Math.min(rank, found.length - 1)];
}

const beginsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === "\n";

type Matcher = (text: string, needle: string, from: number) => number[] | undefined;

function places(i: Issue, needle: string, match: Matcher): Place[] {
  const found: Place[] = [];
  if (needle === "") return found;
  for (const path of paths(i)) {
    const text = textAt(i, path) ?? "";
    for (let from = 0; from < text.length;) {
      const at = match(text, needle, from);
      if (!at) break;
      found.push({ path, at });
      from = at[0] + 1;
    }
  }
  return found;
}

function exactly(text: string, needle: string, from: number): number[] | undefined {
  const n = text.indexOf(needle, from);
  return n < 0 ? undefined : Array.from(needle, (_, k) => n + k).slice(0, needle.length);
}

const passable = /[\s\u3000*]/;

function loosely(text: string, needle: string, from: number): number[] | undefined {
  const first = [...needle].findIndex((c) => !passable.test(c));
  if (first < 0) return undefined;
  for (let n = text.indexOf(needle[first], from); n >= 0; n = text.indexOf(needle[first], n + 1)) {
    const at = looselyAt(text, needle, n);
    if (at) return at;
  }
  return undefined;
}

function looselyAt(text: string, needle: string, start: number): number[] | undefined {
  const at: number[] = [];
  let t = start;
  for (const c of needle) {
    if (passable.test(c)) {
      at.push(t);
      if (text[t] === c) t++;
      continue;
    }
    while (t < text.length && text[t] !== c && passable.test(text[t])) t++;
    if (text[t] !== c) return undefined;
    at.push(t++);
  }
  return at;
}
