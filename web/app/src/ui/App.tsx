// The page as a whole: the bar at the top, the panes, what holds anywhere.

import { useEffect, useState } from "preact/hooks";

import { Refusal, speak } from "../api";
import type { Desk, Pane } from "../desk";
import { titleOf } from "../issue";
import { clock, languageTag, switchLanguage, t } from "../words";
import { Dock, nextFinding, worst } from "./Dock";
import { Editor } from "./Editor";
import { Pages } from "./Pages";
import { Print } from "./Print";
import { Icon } from "./icons";
import { Dialog, ToastView, useOn, useStore } from "./parts";
import { Splitter, useSplit } from "./Splitter";
import { Start } from "./Start";

export function App({ desk }: { desk: Desk }) {
  const [, again] = useState(0);
  useStore(desk.store, "shape");
  useOn(desk);
  useEffect(() => everywhere(desk), [desk]);
  const other = (): void => {
    switchLanguage();
    spoken();
    again((n) => n + 1);
    desk.preview.again();
  };
  const open = desk.store.draft !== undefined;
  return (
    <>
      <a class="skip" href="#main">{t("skip")}</a>
      <Bar desk={desk} language={other} />
      <Banner desk={desk} />
      <Unkept desk={desk} />
      {open ? <Work key={desk.store.draft!.id} desk={desk} /> : <Start desk={desk} />}
      {desk.refused && <Refused desk={desk} />}
      <ToastView toasts={desk.toasts} />
      <p class="printnote">{t("printNote")}</p>
    </>
  );
}

/** spoken tells the document and the service which language it is now. */
export function spoken(): void {
  document.documentElement.lang = languageTag();
  document.title = t("title");
  speak(languageTag());
}

function everywhere(desk: Desk): () => void {
  const save = (): void => desk.store.save();
  const keys = (e: KeyboardEvent): void => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      e.preventDefault();
      save();
      if (desk.store.outcome === "kept") desk.toasts.say({ text: t("savedNow") });
    } else if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "p" && desk.store.draft) {
      e.preventDefault(); // what is on the screen is not what prints
      void desk.download("pdf", "", "printPDF");
    } else if (turns(e) && !writes(e.target) && desk.store.draft) {
      e.preventDefault();
      if (e.shiftKey || e.key.toLowerCase() === "y") desk.redo();
      else desk.undo();
    } else if (e.key === "F8" && desk.store.draft) {
      e.preventDefault();
      nextFinding(desk, e.shiftKey ? -1 : 1);
    }
  };
  const outcome = (): void => {
    if (desk.store.outcome === "forked") desk.toasts.say({ text: t("saveForked"), bad: true });
  };
  const leave = (e: BeforeUnloadEvent): void => {
    save();
    if (desk.store.unkept) e.preventDefault();
  };
  // Browsers keep pages without this listener ready to come back to.
  const watch = (): void => {
    if (desk.store.unkept) addEventListener("beforeunload", leave);
    else removeEventListener("beforeunload", leave);
  };
  const hidden = (): void => void (document.visibilityState === "hidden" && save());
  const away = (e: MouseEvent): void => {
    document.querySelectorAll<HTMLDetailsElement>("details.menu[open]").forEach((m) => {
      if (!m.contains(e.target as Node)) m.open = false;
    });
  };
  const drop = dropping(desk);
  document.addEventListener("click", away);
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", hidden);
  document.addEventListener("keydown", keys);
  const offs = [desk.store.on("saved", outcome), desk.store.on("saved", watch),
    desk.store.on("shape", watch)];
  return () => {
    removeEventListener("pagehide", save);
    document.removeEventListener("click", away);
    document.removeEventListener("visibilitychange", hidden);
    document.removeEventListener("keydown", keys);
    offs.forEach((off) => off());
    drop();
  };
}

// turns: Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, which in a field are the browser's.
const turns = (e: KeyboardEvent): boolean =>
  (e.ctrlKey || e.metaKey) && !e.altKey && /^[zy]$/i.test(e.key);

const writes = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement ||
  target instanceof HTMLInputElement && target.type !== "checkbox";

// A file let go anywhere opens; pictures are for bodies, which take them first.
function dropping(desk: Desk): () => void {
  const holds = (e: DragEvent): boolean => e.dataTransfer?.types.includes("Files") ?? false;
  const over = (e: DragEvent): void => {
    if (!holds(e)) return;
    e.preventDefault();
    document.body.classList.add("dropping");
  };
  const leave = (e: DragEvent): void => {
    if (!e.relatedTarget) document.body.classList.remove("dropping");
  };
  const drop = (e: DragEvent): void => {
    document.body.classList.remove("dropping");
    if (!holds(e) || e.defaultPrevented) return;
    e.preventDefault();
    const files = [...(e.dataTransfer?.files ?? [])];
    if (files.length) void desk.openFiles(files);
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", leave);
  document.addEventListener("drop", drop);
  return () => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", leave);
    document.removeEventListener("drop", drop);
  };
}

function Bar({ desk, language }: { desk: Desk; language: () => void }) {
  const open = desk.store.draft !== undefined;
  return (
    <header class="bar">
      <span class="brand"><i aria-hidden="true" />{t("brand")}</span>
      {open && <Title desk={desk} />}
      <span class="space" />
      {open && <Saved desk={desk} />}
      {open && <Steps desk={desk} />}
      {open && (
        <button type="button" onClick={() => desk.close()} data-role="close">
          <Icon of="back" /><span class="label">{t("newIssue")}</span>
        </button>
      )}
      {open && <Download desk={desk} />}
      <button type="button" class="quiet" onClick={language} data-role="language"
        lang={languageTag() === "en" ? "zh-CN" : "en"}>{t("otherLanguage")}</button>
    </header>
  );
}

function Steps({ desk }: { desk: Desk }) {
  useStore(desk.store, "shape");
  const { last, next } = desk.store.history;
  const undo = last ? t("undoStep", last.said) : t("undo");
  const redo = next ? t("redoStep", next.said) : t("redo");
  return (
    <span class="steps">
      <button type="button" class="icon" data-role="undo" aria-label={undo} disabled={!last}
        title={`${undo}（Ctrl+Z）`} onClick={() => desk.undo()}><Icon of="undo" /></button>
      <button type="button" class="icon" data-role="redo" aria-label={redo} disabled={!next}
        title={`${redo}（Ctrl+Y）`} onClick={() => desk.redo()}><Icon of="redo" /></button>
    </span>
  );
}

function Title({ desk }: { desk: Desk }) {
  useStore(desk.store, "saved");
  const draft = desk.store.draft;
  return <h1 class="doctitle">{draft && titleOf(draft.issue)}</h1>;
}

function Saved({ desk }: { desk: Desk }) {
  useStore(desk.store, "saved");
  const d = desk.store.draft;
  const kept = d?.saved && !desk.store.unkept;
  return <span class="saved" title={t("help")}>{kept ? t("saved", clock(d.saved)) : ""}</span>;
}

// Unkept says so for as long as what is typed is only in this window.
function Unkept({ desk }: { desk: Desk }) {
  useStore(desk.store, "saved", "shape");
  if (!desk.store.unkept) return null;
  return (
    <div class="banner refused" role="alert" data-role="unkept">
      <span>{t("saveFull")}</span>
      <button type="button" onClick={() => void desk.download("zip")}>{t("downloadZIP")}</button>
    </div>
  );
}

function Download({ desk }: { desk: Desk }) {
  const [printing, setPrinting] = useState(false);
  const kinds = [["pdf", t("downloadPDF")], ["docx", t("downloadDOCX")], ["zip", t("downloadZIP")]];
  const take = (e: Event, to: string): void => {
    shut(e);
    void desk.download(to as "pdf");
  };
  return (
    <div class="split">
      <button type="button" class="primary" data-role="pdf"
        onClick={() => void desk.download("pdf")}>{t("download")} PDF</button>
      <details class="menu" onKeyDown={(e) => {
        if (e.key === "Escape") e.currentTarget.open = false;
      }}>
        <summary class="primary" aria-label={t("download")}>▾</summary>
        <div class="items">
          {kinds.map(([to, label]) => (
            <button type="button" key={to} data-to={to} onClick={(e) => take(e, to)}>{label}</button>
          ))}
          <button type="button" data-to="print" onClick={(e) => {
            shut(e);
            setPrinting(true);
          }}>{t("downloadPrint")}</button>
        </div>
      </details>
      {printing && <Print desk={desk} close={() => setPrinting(false)} />}
    </div>
  );
}

// shut closes the menu that a choice was made from.
function shut(e: Event): void {
  const menu = (e.currentTarget as Element).closest("details");
  if (menu) menu.open = false;
}

function Banner({ desk }: { desk: Desk }) {
  useOn(desk);
  useOn(desk.preview);
  const s = desk.preview.state;
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (s.kind === "offline") setWas(true);
    if (s.kind === "idle" && was) {
      setWas(false);
      desk.toasts.say({ text: t("back") });
    }
  }, [s.kind]);
  if (s.kind === "token" || desk.locked) return <Locked desk={desk} />;
  if (s.kind !== "offline" && s.kind !== "refused") return null;
  return (
    <div class={`banner ${s.kind}`} role="alert">
      <span>{s.kind === "refused" ? t("refused") + s.text : t("offline")}</span>
      <button type="button" onClick={() => desk.preview.again()}>{t("retry")}</button>
    </div>
  );
}

// Locked asks for the token; who has none at hand can go on writing.
function Locked({ desk }: { desk: Desk }) {
  const [later, setLater] = useState(false);
  if (!later) return <Token desk={desk} close={() => setLater(true)} />;
  return (
    <div class="banner" role="alert">
      <span>{t("tokenWanted")}</span>
      <button type="button" data-role="token" onClick={() => setLater(false)}>
        {t("tokenEnter")}
      </button>
    </div>
  );
}

function Token({ desk, close }: { desk: Desk; close: () => void }) {
  const [token, setToken] = useState("");
  const [wrong, setWrong] = useState("");
  const go = async (e: Event): Promise<void> => {
    e.preventDefault();
    try {
      await desk.unlock(token.trim());
    } catch (why) {
      const known = why instanceof Refusal && why.status !== 401;
      setWrong(!known ? t("tokenWrong") : why.status === 0 ? t("notReached") : why.message);
    }
  };
  return (
    <Dialog title={t("tokenHead")} close={close}>
      <form onSubmit={(e) => void go(e)}>
        <label class="field"><span>{t("tokenHint")}</span>
          <input type="password" autocomplete="off" value={token}
            onInput={(e) => setToken(e.currentTarget.value)} />
        </label>
        {wrong && <p class="wrong" role="alert">{wrong}</p>}
        <div class="row end">
          <button type="button" onClick={close}>{t("tokenLater")}</button>
          <button type="submit" class="primary">{t("tokenGo")}</button>
        </div>
      </form>
    </Dialog>
  );
}

const told = 50; // findings of a file that did not open; more are told by their number

// Refused says all that is wrong with a file, for as long as it takes to read.
function Refused({ desk }: { desk: Desk }) {
  const { name, why } = desk.refused!;
  const close = (): void => desk.dismiss();
  return (
    <Dialog title={t("importFailed", name)} close={close}>
      {why.findings.length === 0 && <p>{why.message}</p>}
      <ul class="told">
        {why.findings.slice(0, told).map((f, n) => (
          <li key={n}>{f.line > 0 && t("atLine", f.line)}{f.text}
            {f.hint && <span class="dim"> {f.hint}</span>}</li>
        ))}
      </ul>
      {why.findings.length > told && <p>{t("andMore", why.findings.length - told)}</p>}
      <div class="row end">
        <button type="button" class="primary" onClick={close}>{t("close")}</button>
      </div>
    </Dialog>
  );
}

function Work({ desk }: { desk: Desk }) {
  const [split, setSplit] = useSplit();
  useEffect(() => desk.preview.again(), []);
  return (
    <main class="work" id="main" data-pane={desk.pane} style={{ "--left": `${split}%` }}>
      <div class="left">
        <Editor desk={desk} />
        <Dock desk={desk} />
      </div>
      <Splitter now={split} set={setSplit} />
      <Pages desk={desk} />
      <Tabs desk={desk} />
    </main>
  );
}

// Tabs are what a phone has for panes.
function Tabs({ desk }: { desk: Desk }) {
  useOn(desk.preview);
  useStore(desk.store, "changes");
  const { findings } = desk.preview.shown;
  const open = desk.store.draft?.changes.filter((c) => !c.seen).length ?? 0;
  const tabs: [Pane, string, number][] = [["text", t("paneText"), 0],
    ["pages", t("panePages"), 0], ["findings", t("paneFindings"), findings.length],
    ["changes", t("paneChanges"), open]];
  return (
    <nav class="tabs" aria-label={t("title")}>
      {tabs.map(([pane, label, n]) => (
        <button type="button" key={pane} aria-pressed={desk.pane === pane}
          class={pane === "findings" ? worst(findings) : ""} onClick={() => desk.show(pane)}>
          {label}{n > 0 && <b class="badge">{n}</b>}
        </button>
      ))}
    </nav>
  );
}
