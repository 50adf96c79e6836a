// What the buttons above a body do to its text: pure functions from a text
// and a selection to an edit and the selection behind it.

export interface Doing {
  begin: number; end: number; text: string; // put text over begin…end
  caret: [number, number]; // then select this
  also?: { at: number; text: string }; // and put this at a later place
}

/** bold sets ** about the selection, or takes them away. */
export function bold(s: string, begin: number, end: number): Doing {
  const inside = s.slice(begin, end);
  if (s.slice(begin - 2, begin) === "**" && s.slice(end, end + 2) === "**") {
    return { begin: begin - 2, end: end + 2, text: inside, caret: [begin - 2, end - 2] };
  }
  if (inside.length >= 4 && inside.startsWith("**") && inside.endsWith("**")) {
    return { begin, end, text: inside.slice(2, -2), caret: [begin, end - 4] };
  }
  return { begin, end, text: `**${inside}**`, caret: [begin + 2, end + 2] };
}

const lineStart = (s: string, at: number): number => s.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (s: string, at: number): number => {
  const n = s.indexOf("\n", at);
  return n < 0 ? s.length : n;
};

const numeral = "[一二三四五六七八九十百]+"; // numbers
const heads = [`${numeral}、`, `（${numeral}）`, "\\d+[.．] ?", "（\\d+）"].map((h) => new RegExp("^" + h));

/** level makes the line a heading of level 1…4 with the next number, or plain
 * again when it is one already. */
export function level(s: string, at: number, n: number): Doing {
  const begin = lineStart(s, at), end = lineEnd(s, at);
  const line = s.slice(begin, end);
  const bare = heads.reduce((l, head) => l.replace(head, ""), line);
  const next = count(s.slice(0, begin), n) + 1;
  const text = heads[n - 1].test(line) ? bare : mark(n, next) + bare;
  const caret = Math.max(begin, at + text.length - line.length);
  return { begin, end, text, caret: [caret, caret] };
}

// count is how many headings of level n stand since the last one above it.
function count(before: string, n: number): number {
  let found = 0;
  for (const line of before.split("\n")) {
    const l = heads.findIndex((head) => head.test(line));
    if (l === n - 1) found++;
    else if (l >= 0 && l < n - 1) found = 0;
  }
  return found;
}

function mark(n: number, value: number): string {
  return [`${han(value)}、`, `（${han(value)}）`, `${value}. `, `（${value}）`][n - 1];
}

const digits = "零一二三四五六七八九";

/** han is a number below 100 in Chinese. */
export function han(n: number): string {
  if (n < 10) return digits[n];
  const tens = Math.floor(n / 10);
  return (tens > 1 ? digits[tens] : "") + "十" + (n % 10 ? digits[n % 10] : "");
}

/** prefix sets a mark before every selected line, or takes it away. */
export function prefix(s: string, begin: number, end: number, mark: string): Doing {
  const from = lineStart(s, begin), to = lineEnd(s, end);
  const lines = s.slice(from, to).split("\n");
  const all = lines.every((l) => l === "" || l.startsWith(mark));
  const text = lines.map((l) => (l === "" && lines.length > 1 ? l
    : all ? l.slice(mark.length) : mark + l)).join("\n");
  return { begin: from, end: to, text, caret: [from + text.length, from + text.length] };
}

/** block puts a piece of its own behind the paragraph of the caret. */
export function block(s: string, at: number, piece: string, chosen: [number, number]): Doing {
  const end = lineEnd(s, at);
  const lead = s.slice(0, end).trim() === "" ? "" : "\n\n";
  const tail = s.slice(end).trim() === "" ? "\n" : "\n\n".slice(leading(s, end));
  const from = end + lead.length;
  return { begin: end, end, text: lead + piece + tail,
    caret: [from + chosen[0], from + chosen[1]] };
}

const leading = (s: string, at: number): number => /^\n{0,2}/.exec(s.slice(at))![0].length;

/** table is an empty table of three columns. */
export function table(s: string, at: number, head: string): Doing {
  const row = "|  |  |  |";
  const piece = `| ${head} 1 | ${head} 2 | ${head} 3 |\n|---|---|---|\n${row}\n${row}`;
  return block(s, at, piece, [2, 2 + head.length + 2]);
}

/** footnote sets a mark at the caret and opens its text at the end. */
export function footnote(s: string, at: number, hint: string): Doing {
  const used = [...s.matchAll(/\[\^(\d+)\]/g)].map((m) => Number(m[1]));
  const n = Math.max(0, ...used) + 1;
  const ref = `[^${n}]`;
  const end = s.trimEnd().length;
  const text = `${end ? "\n\n" : ""}${ref}: ${hint}`;
  const to = end + ref.length + text.length;
  return { begin: at, end: at, text: ref, caret: [to - hint.length, to],
    also: { at: end, text } };
}
