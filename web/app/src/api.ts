// What the page asks of the service. It knows routes and shapes of answers,
// not what is done with them.

import { session } from "./storage";

export interface Fix { offset: number; length: number; text: string }

export interface Finding {
  code: string;
  severity: "error" | "warning" | "note";
  path: string;
  offset: number;
  text: string;
  hint: string;
  line: number;
  col: number;
  fix?: Fix;
}

export interface PageInfo { hash: string; width: number; height: number; label: string }

export interface Spot {
  page: number; x: number; y: number; w: number; h: number;
  path: string; offset: number; length: number;
}

export interface Preview { findings: Finding[]; pages: PageInfo[]; map: Spot[] }

export interface Change {
  id: string; line: number; before: string; after: string; rule: string;
  class: "auto" | "suggested" | "lint"; text: string;
}

export interface Imported {
  issue: unknown;
  pictures?: { name: string; sha256: string }[] | null;
  report?: Change[] | null;
  findings?: Finding[] | null;
}

export interface Template { name: string; title: string; default?: boolean }

/** Work is what a preview or a file is made from. */
export interface Work { issue: unknown; pictures: Record<string, string> }

/** Refusal is an answer that is not what was asked for. Status 0: none came. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly findings: Finding[] = [],
    readonly missing: string[] = [],
    readonly wait = 0, // seconds, as Retry-After says
  ) {
    super(message);
  }
}

const tokenKey = "jianbao.token";
let token = session?.getItem(tokenKey) ?? "";
let language = "zh-CN";

/** speak sets the language that findings come in. */
export function speak(tag: string): void {
  language = tag;
}

/** tryToken keeps the token for as long as the window is open, if the service
 * knows it: another one would stand in the way of the browser's own cookie. */
export async function tryToken(given: string): Promise<void> {
  const former = token;
  token = given;
  try {
    await templates();
    session?.setItem(tokenKey, token);
  } catch (e) {
    token = former;
    throw e;
  }
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", language);
  if (token) headers.set("Authorization", "Bearer " + token);
  let answer: Response;
  try {
    answer = await fetch("/api/v1/" + path, { ...init, headers });
  } catch (e) {
    if (e instanceof DOMException && e.name === "AbortError") throw e;
    throw new Refusal(0, String(e));
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

async function refusal(answer: Response): Promise<Refusal> {
  const wait = Number(answer.headers.get("Retry-After") ?? 0) || 0;
  try {
    const p = await answer.json();
    return new Refusal(answer.status, p.detail || answer.statusText, placed(p.findings),
      p.missing ?? [], wait);
  } catch {
    return new Refusal(answer.status, answer.statusText || String(answer.status), [], [], wait);
  }
}

function posted(work: Work, signal?: AbortSignal): RequestInit {
  return { method: "POST", signal, body: JSON.stringify(work),
    headers: { "Content-Type": "application/json" } };
}

export async function preview(work: Work, signal: AbortSignal): Promise<Preview> {
  const p = await (await ask("preview", posted(work, signal))).json();
  return { findings: placed(p.findings), pages: p.pages ?? [], map: p.map ?? [] };
}

// placed gives findings about the whole issue a place like the others'.
function placed(findings: Partial<Finding>[] | undefined): Finding[] {
  return (findings ?? []).map((f) => ({ path: "", offset: 0, hint: "", ...f }) as Finding);
}

export async function page(hash: string, dpi: number, grid: boolean,
  signal: AbortSignal): Promise<Blob> {
  const path = `pages/${hash}.png?dpi=${dpi}&grid=${grid ? 1 : 0}`;
  return (await ask(path, { signal })).blob();
}

export async function importFile(file: File): Promise<Imported> {
  const body = new FormData();
  body.append("file", file, file.name);
  return (await ask("import", { method: "POST", body })).json();
}

export async function example(): Promise<Imported> {
  return (await ask("example")).json();
}

export async function templates(): Promise<Template[]> {
  return (await (await ask("templates")).json()).templates ?? [];
}

export async function picture(sha256: string): Promise<Blob> {
  return (await ask("pictures/" + sha256)).blob();
}

export async function putPicture(sha256: string, data: Blob): Promise<void> {
  await ask("pictures/" + sha256, { method: "PUT", body: data,
    headers: { "Content-Type": data.type || "application/octet-stream" } });
}

/** download is the made file and the name that the service gives it. */
export async function download(work: Work, to: string, options = ""):
  Promise<{ file: Blob; name: string }> {
  const answer = await ask(`download?to=${to}${options && "&" + options}`, posted(work));
  return { file: await answer.blob(), name: nameIn(answer) ?? "jianbao." + to };
}

function nameIn(answer: Response): string | undefined {
  const said = answer.headers.get("Content-Disposition") ?? "";
  const m = /filename\*=UTF-8''([^;]+)/i.exec(said);
  return m ? decodeURIComponent(m[1]) : /filename="?([^";]+)/.exec(said)?.[1];
}
