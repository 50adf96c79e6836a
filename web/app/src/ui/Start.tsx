// Where work begins: a file, the example, pasted text, or a copy on this machine.

import { useEffect, useRef, useState } from "preact/hooks";

import * as api from "../api";
import type { Desk } from "../desk";
import { drafts, forget } from "../drafts";
import { clock, t } from "../words";
import { Dialog, useOn } from "./parts";

export function Start({ desk }: { desk: Desk }) {
  const [pasting, setPasting] = useState(false);
  const [templates, setTemplates] = useState<api.Template[]>([]);
  useOn(desk);
  useEffect(() => {
    api.templates().then(setTemplates, () => undefined);
  }, [desk.locked]);
  return (
    <main class="start" id="main">
      <h1>{t("startHead")}</h1>
      <Drop desk={desk} paste={() => setPasting(true)} />
      <Copies desk={desk} />
      {templates.length > 0 && <Blank desk={desk} templates={templates} />}
      {pasting && <Paste desk={desk} close={() => setPasting(false)} />}
    </main>
  );
}

function Drop({ desk, paste }: { desk: Desk; paste: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <section class="dropzone" aria-label={t("open")}>
      <p>{t("startText")}</p>
      <input ref={file} type="file" hidden data-role="file"
        accept=".docx,.md,.markdown,.txt,.yaml,.yml,.json,.zip,.pdf"
        onChange={(e) => {
          const f = e.currentTarget.files?.[0];
          e.currentTarget.value = "";
          if (f) void desk.openFile(f);
        }} />
      <div class="row">
        <button type="button" class="primary" disabled={desk.busy}
          onClick={() => file.current?.click()}>{desk.busy ? t("importing") : t("choose")}</button>
        <button type="button" disabled={desk.busy} data-role="example"
          onClick={() => void desk.openExample()}>{t("example")}</button>
        <button type="button" disabled={desk.busy} onClick={paste}>{t("pasteText")}</button>
      </div>
    </section>
  );
}

function Blank({ desk, templates }: { desk: Desk; templates: api.Template[] }) {
  return (
    <section class="blank">
      <h2>{t("blank")}</h2>
      <div class="row">
        {templates.map((m) => (
          <button type="button" key={m.name} onClick={() => desk.openBlank(m.name)}>
            {m.title || m.name}
          </button>
        ))}
      </div>
    </section>
  );
}

function Copies({ desk }: { desk: Desk }) {
  const [list, setList] = useState(drafts);
  if (list.length === 0) return null;
  const drop = (id: string): void => {
    if (!confirm(t("dropSure"))) return;
    forget(id);
    setList(drafts());
  };
  return (
    <section class="copies">
      <h2>{t("unfinished")}</h2>
      <p class="dim">{t("unfinishedText")}</p>
      <ul>
        {list.map((d) => (
          <li key={d.id}>
            <span><strong>{d.title}</strong> <span class="dim">{clock(d.saved)}</span></span>
            <button type="button" class="primary" data-role="continue"
              onClick={() => desk.store.resume(d)}>{t("goOn")}</button>
            <button type="button" class="quiet" aria-label={`${t("drop")} ${d.title}`}
              onClick={() => drop(d.id)}>{t("drop")}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Paste holds the text until it is imported: neither a service that does not
// answer nor a key pressed by mistake may cost it.
function Paste({ desk, close }: { desk: Desk; close: () => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  useOn(desk);
  const go = async (): Promise<void> => {
    desk.pasted = box.current?.value ?? "";
    if (desk.pasted.trim() === "") return;
    const text = new File([desk.pasted], t("pasteName"), { type: "text/plain" });
    if (await desk.openFile(text)) desk.pasted = "";
  };
  return (
    <Dialog title={t("pasteHead")} close={close}>
      <p>{t("pasteHint")}</p>
      <textarea ref={box} rows={14} aria-label={t("pasteHead")} defaultValue={desk.pasted}
        onInput={(e) => { desk.pasted = e.currentTarget.value; }} />
      <div class="row end">
        <button type="button" onClick={close}>{t("cancel")}</button>
        <button type="button" class="primary" disabled={desk.busy} onClick={() => void go()}>
          {desk.busy ? t("importing") : t("pasteGo")}
        </button>
      </div>
    </Dialog>
  );
}
