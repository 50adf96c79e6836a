// The page as a whole: the bar at the top, the panes, what holds anywhere.

import { useEffect, useState } from "preact/hooks";

import { speak, useToken } from "../api";
import type { Desk, Pane } from "../desk";
import { titleOf } from "../issue";
import { clock, languageTag, switchLanguage, t } from "../words";
import { Dock, nextFinding } from "./Dock";
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
      {open ? <Work key={desk.store.draft!.id} desk={desk} /> : <Start desk={desk} />}
      <ToastView toasts={desk.toasts} />
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
    if (desk.store.outcome === "full") desk.toasts.say({ text: t("saveFull"), bad: true });
    if (desk.store.outcome === "forked") desk.toasts.say({ text: t("saveForked"), bad: true });
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
  const off = desk.store.on("saved", outcome);
  return () => {
    removeEventListener("pagehide", save);
    document.removeEventListener("click", away);
    document.removeEventListener("visibilitychange", hidden);
    document.removeEventListener("keydown", keys);
    off();
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
    const file = e.dataTransfer?.files[0];
    if (file) void desk.openFile(file);
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
        <button type="button" onClick={() => desk.store.close()} data-role="close">
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
  if (desk.store.outcome === "full") return <span class="saved bad">{t("saveFull")}</span>;
  return <span class="saved" title={t("help")}>{d?.saved ? t("saved", clock(d.saved)) : ""}</span>;
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
  if (s.kind === "token") return <Token desk={desk} />;
  if (s.kind !== "offline" && s.kind !== "refused") return null;
  return (
    <div class={`banner ${s.kind}`} role="alert">
      <span>{s.kind === "refused" ? t("refused") + s.text : t("offline")}</span>
      <button type="button" onClick={() => desk.preview.again()}>{t("retry")}</button>
    </div>
  );
}

function Token({ desk }: { desk: Desk }) {
  const [token, setToken] = useState("");
  const go = (e: Event): void => {
    e.preventDefault();
    useToken(token);
    desk.preview.again();
  };
  return (
    <Dialog title={t("tokenHead")}>
      <form onSubmit={go}>
        <label class="field"><span>{t("tokenHint")}</span>
          <input type="password" autocomplete="off" value={token}
            onInput={(e) => setToken(e.currentTarget.value)} />
        </label>
        <div class="row end"><button type="submit" class="primary">{t("tokenGo")}</button></div>
      </form>
    </Dialog>
  );
}

function Work({ desk }: { desk: Desk }) {
  const [split, setSplit] = useSplit();
  useEffect(() => desk.preview.again(), []);
  const tabs: [Pane, string][] = [["text", t("paneText")], ["pages", t("panePages")],
    ["findings", t("paneFindings")], ["changes", t("paneChanges")]];
  return (
    <main class="work" id="main" data-pane={desk.pane} style={{ "--left": `${split}%` }}>
      <div class="left">
        <Editor desk={desk} />
        <Dock desk={desk} />
      </div>
      <Splitter now={split} set={setSplit} />
      <Pages desk={desk} />
      <nav class="tabs" aria-label={t("title")}>
        {tabs.map(([pane, label]) => (
          <button type="button" key={pane} aria-pressed={desk.pane === pane}
            onClick={() => desk.show(pane)}>{label}</button>
        ))}
      </nav>
    </main>
  );
}
