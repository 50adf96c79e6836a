// Below the text: what the service finds wrong, and what an import changed.

import { useState } from "preact/hooks";

import type { Finding } from "../api";
import { belowOf, difference, editFor } from "../changes";
import type { Desk } from "../desk";
import type { KeptChange } from "../drafts";
import { boxOf, replaceAt } from "../fields";
import { fieldOf } from "../issue";
import { fieldName, inFields, ruleName, t } from "../words";
import { Icon } from "./icons";
import { go } from "./Pages";
import { useOn, useStore } from "./parts";

export function Dock({ desk }: { desk: Desk }) {
  const [open, setOpen] = useState(true);
  useOn(desk);
  useOn(desk.preview);
  useStore(desk.store, "changes");
  const findings = desk.preview.shown.findings;
  const changes = desk.store.draft?.changes ?? [];
  const tab = (which: "findings" | "changes", label: string, n: number) => (
    <button type="button" role="tab" id={`tab-${which}`} aria-selected={desk.dock === which}
      aria-controls="dock" class={which === "findings" ? worst(findings) : ""}
      onClick={() => { setOpen(true); desk.show(which); }}>
      {label}{n > 0 && <b class="badge">{n}</b>}
    </button>
  );
  return (
    <section class={`dock ${open ? "" : "shut"}`} aria-label={t("paneFindings")}>
      <div class="docktabs">
        <div role="tablist">
          {tab("findings", t("paneFindings"), findings.length)}
          {changes.length > 0 && tab("changes", t("paneChanges"), changes.filter((c) => !c.seen).length)}
        </div>
        <span class="space" />
        <button type="button" class="icon" aria-expanded={open} aria-label={t("fold")}
          onClick={() => setOpen(!open)}><Icon of={open ? "open" : "up"} /></button>
      </div>
      <div class="dockbody" id="dock" role="tabpanel" aria-labelledby={`tab-${desk.dock}`}
        tabIndex={0} hidden={!open}>
        {desk.dock === "findings" || changes.length === 0
          ? <Findings desk={desk} findings={findings} /> : <Changes desk={desk} />}
      </div>
    </section>
  );
}

/** worst is the gravest severity among fs; notes and nothing are "". */
export function worst(fs: Finding[]): string {
  return fs.find((f) => f.severity === "error")?.severity ??
    fs.find((f) => f.severity === "warning")?.severity ?? "";
}

const order = { error: 0, warning: 1, note: 2 };

function Findings({ desk, findings }: { desk: Desk; findings: Finding[] }) {
  if (findings.length === 0) return <p class="dim" role="status">{t("noFindings")}</p>;
  const count = (s: string): number => findings.filter((f) => f.severity === s).length;
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
  const mends = findings.filter((f) => f.fix && fresh(desk, f));
  return (
    <>
      <div class="row small">
        <span role="status">{t("findingsNow", count("error"), count("warning"), count("note"))}</span>
        {mends.length > 1 && (
          <button type="button" data-role="mend-all" onClick={() => mendAll(desk, mends)}>
            {t("mendAll", mends.length)}
          </button>
        )}
      </div>
      <ul class="list">
        {sorted.slice(0, shown).map((f) => <FindingRow key={keyOf(f)} desk={desk} f={f} />)}
      </ul>
      {sorted.length > shown && <p class="dim">{t("andMore", sorted.length - shown)}</p>}
    </>
  );
}

const keyOf = (f: Finding): string => `${f.code} ${f.path} ${f.offset} ${f.text}`;

function FindingRow({ desk, f }: { desk: Desk; f: Finding }) {
  return (
    <li class={`finding ${f.severity}`}>
      <button type="button" class="where" data-code={f.code} onClick={() => goTo(desk, f)}>
        <i class="dot" aria-hidden="true" />
        <span class="sr">{t(f.severity)} </span>
        <span>{said(f)} <span class="dim">{hinted(f)}</span></span>
        <span class="code">{fieldName(f.path)} {f.code}</span>
      </button>
      {f.fix && fresh(desk, f) && (
        <button type="button" data-mend={f.code} aria-label={`${t("mend")} ${f.text}`}
          title={t("mendTo", f.fix.text || t("deleteIt"))}
          onClick={() => mend(desk, f)}>{t("mend")}</button>
      )}
    </li>
  );
}

// said is the finding in the words of the page: paths are for files.
function said(f: Finding): string {
  const name = fieldName(f.path);
  return f.path && name ? f.text.replace(f.path, name) : f.text;
}

// hinted is what to do about it here: a file has its folder, the page has buttons.
function hinted(f: Finding): string {
  if (f.code === "E701") return t("pictureHint");
  return f.hint.includes("jianbao ") ? "" : inFields(f.hint);
}

function goTo(desk: Desk, f: Finding): void {
  const issue = desk.store.draft?.issue;
  if (!issue) return;
  const at = fieldOf(issue, f.path, f.offset);
  go(desk, at.path, at.offset, at.offset + (f.fix?.length ?? 0));
}

// fresh tells whether the field still says what the finding speaks of.
function fresh(desk: Desk, f: Finding): boolean {
  const issue = desk.store.draft?.issue;
  if (!issue) return false;
  const path = fieldOf(issue, f.path, 0).path;
  return desk.store.text(path) === (desk.preview.shown.texts.get(path) ?? "");
}

function mend(desk: Desk, f: Finding): void {
  if (!f.fix || !fresh(desk, f)) return;
  const at = fieldOf(desk.store.draft!.issue, f.path, f.fix.offset);
  replaceAt(desk.store, at.path, [at.offset, at.offset + f.fix.length], f.fix.text);
}

// mendAll goes from the back, so that places before a mend stay true; what
// overlaps a mend that is done waits for the next findings.
function mendAll(desk: Desk, all: Finding[]): void {
  const issue = desk.store.draft!.issue;
  const edits = all.map((f) => ({ ...fieldOf(issue, f.path, f.fix!.offset), fix: f.fix! }));
  edits.sort((a, b) => (a.path === b.path ? b.offset - a.offset : a.path < b.path ? -1 : 1));
  let done = 0, path = "", least = Infinity;
  for (const e of edits) {
    if (e.path !== path) [path, least] = [e.path, Infinity];
    if (e.offset + e.fix.length > least) continue;
    replaceAt(desk.store, e.path, [e.offset, e.offset + e.fix.length], e.fix.text);
    least = e.offset;
    done++;
  }
  desk.toasts.say({ text: t("mended", done) });
}

let lastFinding = -1;

/** nextFinding goes to the following finding, or the one before. */
export function nextFinding(desk: Desk, by: number): void {
  const all = desk.preview.shown.findings;
  if (all.length === 0) {
    desk.toasts.say({ text: t("noFindings") });
    return;
  }
  lastFinding = (lastFinding + by + all.length) % all.length;
  const f = all[lastFinding];
  goTo(desk, f);
  desk.toasts.say({ text: `${t(f.severity)}：${said(f)}` });
}

const rank = { suggested: 0, lint: 1, auto: 2 }; // what waits for a decision comes first

function Changes({ desk }: { desk: Desk }) {
  const changes = desk.store.draft?.changes ?? [];
  const rules = [...new Set([...changes].sort((a, b) => rank[a.class] - rank[b.class])
    .map((c) => c.rule))];
  return (
    <>
      <div class="row small">
        <span>{t("changesText")}</span>
        <button type="button" data-role="accept-all" onClick={() => acceptAll(desk)}>
          {t("accept")}
        </button>
      </div>
      {rules.map((rule) => (
        <Rule key={rule} desk={desk} rule={rule} changes={changes.filter((c) => c.rule === rule)} />
      ))}
    </>
  );
}

const many = 6; // more of a rule than this start folded
const shown = 300; // more are told by their number

function Rule(p: { desk: Desk; rule: string; changes: KeptChange[] }) {
  const { changes } = p;
  const [open, setOpen] = useState(changes.length <= many);
  return (
    <details class="rule" open={open} data-rule={p.rule}
      onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{ruleName(p.rule)} <b class="badge">{changes.length}</b></summary>
      {open && <RuleBody {...p} />}
    </details>
  );
}

function RuleBody({ desk, changes }: { desk: Desk; changes: KeptChange[] }) {
  const decidable = changes.filter((c) => c.class !== "lint" && !c.lost);
  const made = decidable.filter((c) => c.made), open = decidable.filter((c) => !c.made);
  const all = (list: KeptChange[]) => () => [...list].reverse().forEach((c) => turn(desk, c));
  return (
    <>
      {decidable.length > 1 && (
        <div class="row small">
          {made.length > 0 && <button type="button" onClick={all(made)}>{t("takeBackAll")}</button>}
          {open.length > 0 && <button type="button" onClick={all(open)}>{t("makeAll")}</button>}
        </div>
      )}
      <ul class="list">
        {changes.slice(0, shown).map((c) => <ChangeRow key={c.id} desk={desk} c={c} />)}
      </ul>
      {changes.length > shown && <p class="dim">{t("andMore", changes.length - shown)}</p>}
    </>
  );
}

function ChangeRow({ desk, c }: { desk: Desk; c: KeptChange }) {
  const state = c.class === "lint" ? t("noticed") : c.made ? t("madeIt")
    : c.class === "suggested" ? t("suggested") : t("taken");
  const button = c.made ? t("takeBack") : t("make");
  return (
    <li class={`change ${c.made ? "made" : ""} ${c.seen ? "seen" : ""}`} data-change={c.id}>
      <span class="tag">{state}</span>
      <span class="diff" title={c.text || t("sourceLine", c.line)}>
        {c.before || c.after ? <Difference c={c} /> : c.text}
      </span>
      {c.class !== "lint" && !c.lost && (
        <button type="button" data-role="turn" aria-label={`${button} ${c.after}`}
          onClick={() => { if (!turn(desk, c)) desk.toasts.say({ text: t("changeGone"), bad: true }); }}>
          {button}
        </button>
      )}
    </li>
  );
}

// Difference shows both, but what they share only once.
function Difference({ c }: { c: KeptChange }) {
  const marked = (text: string): string => text.replaceAll(" ", "␣").replaceAll("‖", "¶");
  return (
    <>
      {difference(c.before, c.after).map((p, n) =>
        p.in === "before" ? <del key={n}>{marked(p.text)}</del>
        : p.in === "after" ? <ins key={n}>{marked(p.text)}</ins> : p.text)}
    </>
  );
}

// turn makes or takes back a change where its text still stands.
function turn(desk: Desk, c: KeptChange): boolean {
  const d = desk.store.draft;
  const e = d && editFor(d.issue, d.changes, c);
  if (!d || !e) return false;
  if (c.made) c.below = belowOf(desk.store.text(e.path), e.offset + e.length);
  replaceAt(desk.store, e.path, [e.offset, e.offset + e.length], e.replacement);
  c.made = !c.made;
  c.seen = true;
  const box = boxOf(e.path);
  if (box) go(desk, e.path, e.offset, e.offset + e.replacement.length);
  desk.store.edited("changes");
  return true;
}

function acceptAll(desk: Desk): void {
  desk.store.draft?.changes.forEach((c) => (c.seen = true));
  desk.store.edited("changes");
  desk.show("findings");
}
