// The issue as the page edits it: every field a string, as it was typed. On
// the wire it is the contract's JSON, where numbers are numbers and what is
// empty is left out.

export interface Article {
  key: string; // names the card for as long as it is open; not part of the issue
  title: string;
  contents_title: string;
  column: string;
  byline: string;
  body: string;
}

export interface Issue {
  template: string;
  notice: string; // a line each
  noticeGiven: boolean; // the house style says what stands there until someone types
  secrecy: string;
  serial: string;
  urgency: string;
  masthead: { organization: string; name: string };
  number: { year: string; issue: string; whole: string; supplement: string };
  publisher: string;
  date: string;
  contents: string;
  editor_note: string;
  articles: Article[];
  distribution: {
    report_to: string; copy_to: string; issue_to: string; extra: string; copies: string;
  };
  credits: { editor: string; reviewer: string; approver: string };
  imprint: { permit: string; printer: string; printed: string };
}

type Wire = Record<string, unknown>;

const text = (v: unknown): string => (v === undefined || v === null ? "" : String(v));
const record = (v: unknown): Wire => (v && typeof v === "object" ? (v as Wire) : {});

function texts<K extends string>(v: unknown, ...names: K[]): Record<K, string> {
  const from = record(v);
  return Object.fromEntries(names.map((n) => [n, text(from[n])])) as Record<K, string>;
}

let cards = 0;

/** newArticle is a card with nothing on it. */
export function newArticle(): Article {
  return articleOf({});
}

function articleOf(v: unknown): Article {
  return { key: `card${++cards}`,
    ...texts(v, "title", "contents_title", "column", "byline", "body") };
}

/** issueOf reads an issue as the service writes it. */
export function issueOf(v: unknown): Issue {
  const w = record(v);
  const notice = Array.isArray(w.notice) ? w.notice.map(text) : [];
  const articles = Array.isArray(w.articles) ? w.articles.map(articleOf) : [];
  return {
    ...texts(w, "template", "secrecy", "serial", "urgency", "publisher", "date", "contents",
      "editor_note"),
    notice: notice.join("\n"),
    noticeGiven: Array.isArray(w.notice),
    masthead: texts(w.masthead, "organization", "name"),
    number: texts(w.number, "year", "issue", "whole", "supplement"),
    articles: articles.length ? articles : [newArticle()],
    distribution: texts(w.distribution, "report_to", "copy_to", "issue_to", "extra", "copies"),
    credits: texts(w.credits, "editor", "reviewer", "approver"),
    imprint: texts(w.imprint, "permit", "printer", "printed"),
  };
}

/** wireOf is the issue as the service reads it. */
export function wireOf(i: Issue): Wire {
  const w = given({
    template: i.template, secrecy: i.secrecy, serial: i.serial, urgency: i.urgency,
    publisher: i.publisher, date: i.date, contents: i.contents, editor_note: i.editor_note,
  });
  if (i.noticeGiven) w.notice = i.notice.split("\n").filter((l) => l.trim() !== "");
  w.masthead = { ...given({ organization: i.masthead.organization }), name: i.masthead.name };
  w.number = counted(i.number, "year", "issue", "whole", "supplement");
  w.articles = i.articles.map((a) => ({
    title: a.title,
    ...given({ contents_title: a.contents_title, column: a.column, byline: a.byline }),
    body: a.body,
  }));
  return Object.assign(w, groups(i));
}

function groups(i: Issue): Wire {
  const w: Wire = {
    distribution: counted(i.distribution, "copies"),
    credits: given(i.credits),
    imprint: given(i.imprint),
  };
  for (const name of Object.keys(w)) {
    if (Object.keys(record(w[name])).length === 0) delete w[name];
  }
  return w;
}

function given(fields: Record<string, string>): Wire {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== ""));
}

// Input methods may leave digits in full width.
const half = (s: string): string =>
  s.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

// What is no number goes as it was typed, so that the service says so.
function counted(fields: Record<string, string>, ...numbers: string[]): Wire {
  const w = given(fields);
  for (const n of numbers) {
    const typed = half(text(w[n])).trim();
    if (/^\d{1,9}$/.test(typed)) w[n] = Number(typed);
  }
  return w;
}

/** keysOf takes a path like articles[2].body apart. */
function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((k) => k !== "");
}

/** textAt is the field's text; undefined when there is no such field. */
export function textAt(i: Issue, path: string): string | undefined {
  let at: unknown = i;
  for (const k of keysOf(path)) at = record(at)[k];
  return typeof at === "string" ? at : undefined;
}

/** setTextAt puts text into a field that exists. */
export function setTextAt(i: Issue, path: string, value: string): void {
  const keys = keysOf(path);
  const last = keys.pop();
  let at: Wire = i as unknown as Wire;
  for (const k of keys) at = record(at[k]);
  if (last !== undefined && typeof at[last] === "string") at[last] = value;
  if (path === "notice") i.noticeGiven = true;
}

const headFields = ["notice", "secrecy", "serial", "urgency", "masthead.organization",
  "masthead.name", "number.year", "number.issue", "number.whole", "number.supplement",
  "publisher", "date", "editor_note"];
const tailFields = ["distribution.report_to", "distribution.copy_to", "distribution.issue_to",
  "distribution.extra", "distribution.copies", "credits.editor", "credits.reviewer",
  "credits.approver", "imprint.permit", "imprint.printer", "imprint.printed"];
const articleFields = ["column", "title", "contents_title", "byline", "body"];

/** paths lists every text field, in the order of the page. */
export function paths(i: Issue): string[] {
  const articles = i.articles.flatMap((_, n) => articleFields.map((f) => `articles[${n}].${f}`));
  return [...headFields, ...articles, ...tailFields];
}

/** fieldOf turns a place of the service into one of the page: a line of the
 * notice into the notice, a whole article into its title. */
export function fieldOf(i: Issue, path: string, offset: number): { path: string; offset: number } {
  const line = /^notice\[(\d+)\]$/.exec(path);
  if (line) {
    const before = i.notice.split("\n").slice(0, Number(line[1]));
    return { path: "notice", offset: before.join("\n").length + (before.length ? 1 : 0) + offset };
  }
  if (/^articles\[\d+\]$/.test(path)) return { path: path + ".title", offset: 0 };
  if (textAt(i, path) !== undefined) return { path, offset };
  const inside = paths(i).find((p) => p.startsWith(path + "."));
  return { path: inside ?? path, offset: 0 };
}

/** placeOf turns a place of the page into one of the service. */
export function placeOf(i: Issue, path: string, offset: number): { path: string; offset: number } {
  if (path !== "notice") return { path, offset };
  const before = i.notice.slice(0, offset).split("\n");
  return { path: `notice[${before.length - 1}]`, offset: before[before.length - 1].length };
}

/** titleOf names the issue to people. */
export function titleOf(i: Issue): string {
  const n = i.number;
  const which = n.supplement ? `增刊第${n.supplement}期` : n.issue ? `第${n.issue}期` : "";
  return `${i.masthead.name || "简报"} ${n.year ? n.year + "年" : ""}${which}`.trim();
}
