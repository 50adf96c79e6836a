// What a PDF is printed on and for: the choices of the print dialog, kept for
// the next time, and how they are said to the service.

import { habit, keepHabit } from "./storage";

export type Imposition = "" | "booklet" | "2up";
export type Standard = "" | "a-2b" | "a-3a" | "plain";

export interface Paper {
  press: boolean; // for a printing house: inks, bleed, marks
  bleed: string; // millimetres, as typed
  marks: boolean;
  process: boolean; // red from the four inks
  mirror: boolean;
  impose: Imposition;
  copies: string; // as typed; "" is one, without counting
  standard: Standard; // "" is the service's own
  small: boolean;
}

const usual: Paper = { press: true, bleed: "3", marks: true, process: false, mirror: false,
  impose: "", copies: "", standard: "", small: false };

const key = "jianbao.print";

/** remembered is what was chosen the last time. Copies are chosen anew. */
export function remembered(): Paper {
  try {
    return { ...usual, ...JSON.parse(habit(key) ?? "{}"), copies: "" };
  } catch {
    return usual;
  }
}

export const remember = (p: Paper): void => keepHabit(key, JSON.stringify(p));

/** unordered tells whether pages come in no order of reading, which some
 * standards ask for. */
export const unordered = (p: Paper): boolean => p.impose !== "" || p.copies !== "";

/** allowed is the standard that goes with the rest. Without an order the
 * service's own is a-2b, and plain the only other one. */
export function allowed(p: Paper): Standard {
  return unordered(p) && p.standard !== "plain" ? "" : p.standard;
}

/** queryOf says p in the words of the service. */
export function queryOf(p: Paper): string {
  const q = new URLSearchParams();
  const yes = (name: string, is: boolean): void => void (is && q.set(name, "1"));
  yes("print", p.press);
  if (p.press) {
    q.set("bleed", p.bleed.trim() || "0");
    if (!p.marks) q.set("marks", "0");
    yes("process", p.process);
  }
  yes("mirror", p.mirror);
  if (p.impose) q.set("impose", p.impose);
  if (p.copies) q.set("copies", p.copies.trim());
  if (allowed(p)) q.set("pdf", allowed(p));
  yes("attach-source", allowed(p) === "a-3a");
  yes("small", p.small);
  return q.toString();
}
