// Copies of the work on this machine: the words in localStorage, which is
// written before the call returns and so outlives a crash, the pictures in
// IndexedDB by their hash. A copy is never written over by another document
// or another window: whoever finds a foreign revision goes on under a new id.

import type { Change } from "./api";
import type { Issue } from "./issue";
import { local, session } from "./storage";

/** Draft is one document as it is kept. */
export interface Draft {
  format: 1;
  id: string;
  revision: string; // new with every write
  saved: string; // ISO time
  title: string;
  issue: Issue;
  pictures: Record<string, string>; // name → SHA-256
  changes: KeptChange[];
}

/** KeptChange is a change of the import and what the editor made of it. */
export type KeptChange = Change & {
  made: boolean;
  seen: boolean;
  lost: boolean; // its words are nowhere in the issue, like a page number's
  below?: string; // what stood behind words made out of nothing, once they are taken back
};

const prefix = "jianbao.draft.";
const openKey = "jianbao.open";

const unique = (): string =>
  Date.now().toString(36) + Math.floor(Math.random() * 2 ** 40).toString(36);

/** newID names a document. */
export const newID = unique;

/** drafts lists the copies, the latest first. */
export function drafts(): Draft[] {
  const found: Draft[] = [];
  for (let i = 0; i < (local?.length ?? 0); i++) {
    const key = local?.key(i);
    const d = key?.startsWith(prefix) ? read(key.slice(prefix.length)) : undefined;
    if (d) found.push(d);
  }
  return found.sort((a, b) => (a.saved < b.saved ? 1 : -1));
}

/** read is the copy of that id; undefined when there is none we understand. */
export function read(id: string): Draft | undefined {
  try {
    const d = JSON.parse(local?.getItem(prefix + id) ?? "null");
    return d?.format === 1 ? d : undefined;
  } catch {
    return undefined;
  }
}

/** forget deletes a copy; the pictures go when no other copy names them. */
export function forget(id: string): void {
  local?.removeItem(prefix + id);
  void dropPictures(new Set(drafts().flatMap((d) => Object.values(d.pictures))));
}

/** Outcome says how a write went. Forked: another window had written. */
export type Outcome = "kept" | "forked" | "full";

/** keep writes d, whose last known revision is d.revision, and updates it. */
export function keep(d: Draft): Outcome {
  const there = read(d.id);
  const forked = there !== undefined && there.revision !== d.revision;
  if (forked) d.id = unique();
  const next = { ...d, revision: unique(), saved: new Date().toISOString() };
  if (!local) return "full";
  try {
    local.setItem(prefix + d.id, JSON.stringify(next));
  } catch {
    return "full";
  }
  Object.assign(d, { revision: next.revision, saved: next.saved });
  markOpen(d.id);
  return forked ? "forked" : "kept";
}

/** markOpen notes which document this window holds, for a reload. */
export function markOpen(id: string | undefined): void {
  if (id) session?.setItem(openKey, id);
  else session?.removeItem(openKey);
}

/** opened is the document that this window held before a reload. */
export function opened(): Draft | undefined {
  const id = session?.getItem(openKey);
  return id ? read(id) : undefined;
}

const memory = new Map<string, Blob>(); // where IndexedDB is not allowed
let database: Promise<IDBDatabase> | undefined;

function db(): Promise<IDBDatabase> {
  database ??= new Promise((done, fail) => {
    const r = indexedDB.open("jianbao", 1);
    r.onupgradeneeded = () => r.result.createObjectStore("pictures");
    r.onsuccess = () => done(r.result);
    r.onerror = () => fail(r.error);
  });
  return database;
}

function settled<T>(r: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    r.onsuccess = () => done(r.result);
    r.onerror = () => fail(r.error);
  });
}

async function shelf(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await db()).transaction("pictures", mode).objectStore("pictures");
}

/** keepPicture stores a picture's bytes. When it says false there is no room
 * for them, and the copy in memory serves until the window closes. */
export async function keepPicture(sha: string, data: Blob): Promise<boolean> {
  memory.set(sha, data);
  try {
    await settled((await shelf("readwrite")).put(data, sha));
    return true;
  } catch {
    return false;
  }
}

/** pictureBytes is a stored picture. */
export async function pictureBytes(sha: string): Promise<Blob | undefined> {
  if (memory.has(sha)) return memory.get(sha);
  try {
    return (await settled((await shelf("readonly")).get(sha))) as Blob | undefined;
  } catch {
    return undefined;
  }
}

async function dropPictures(named: Set<string>): Promise<void> {
  try {
    const keys = await settled((await shelf("readonly")).getAllKeys());
    const store = await shelf("readwrite");
    for (const k of keys) if (!named.has(String(k)) && !memory.has(String(k))) store.delete(k);
  } catch {
    // they only take room
  }
}
