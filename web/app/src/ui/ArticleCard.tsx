// One article: its title, its body with the buttons above it, its place among
// the others.

import { useRef, useState } from "preact/hooks";

import type { Desk } from "../desk";
import { replace, boxOf } from "../fields";
import type { Article } from "../issue";
import * as markup from "../markup";
import { markdownOf, paragraphsOf } from "../paste";
import { t, type Word } from "../words";
import { Icon, isShape, type Shape } from "./icons";
import { Field, useField } from "./parts";

interface Props { desk: Desk; article: Article; n: number; of: number }

const dragKind = "application/x-jianbao-article";

export function ArticleCard(p: Props) {
  const { desk, n } = p;
  const [folded, setFolded] = useState(false);
  const [over, setOver] = useState(false);
  const path = `articles[${n}]`;
  const holds = (e: DragEvent): boolean => e.dataTransfer?.types.includes(dragKind) ?? false;
  return (
    <li class={`card ${over ? "over" : ""}`} data-card={n}
      onKeyDown={(e) => { moveByKey(p, e); leaveTitle(e); }}
      onDragOver={(e) => { if (holds(e)) { e.preventDefault(); setOver(true); } }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        setOver(false);
        if (!holds(e)) return;
        e.preventDefault();
        desk.store.moveArticle(Number(e.dataTransfer?.getData(dragKind)), n);
      }}>
      <CardHead {...p} folded={folded} fold={() => setFolded(!folded)} />
      <div hidden={folded}>
        <details class="more" open={extras(p.article)}>
          <summary>{t("more")}</summary>
          <div class="grid">
            <Field store={desk.store} path={path + ".column"} label={t("column")} />
            <Field store={desk.store} path={path + ".byline"} label={t("byline")} />
            <Field store={desk.store} path={path + ".contents_title"} label={t("contentsTitle")}
              wide />
          </div>
        </details>
        <Body desk={desk} path={path + ".body"}
          label={`${t("article", n + 1)} ${t("body")}`} />
      </div>
    </li>
  );
}

const extras = (a: Article): boolean => a.column + a.byline + a.contents_title !== "";

function CardHead(p: Props & { folded: boolean; fold: () => void }) {
  const { desk, n, of } = p;
  return (
    <div class="cardhead" id={`title-${p.article.key}`}>
      <span class="handle" draggable title={t("drag")} aria-hidden="true"
        onDragStart={(e) => {
          e.dataTransfer?.setData(dragKind, String(n));
          const card = e.currentTarget.closest("li");
          if (card) e.dataTransfer?.setDragImage(card, 20, 20);
        }}>⠿</span>
      <span class="count" aria-hidden="true">{n + 1}</span>
      <Field store={desk.store} path={`articles[${n}].title`} lines bare
        label={`${t("article", n + 1)} ${t("articleTitle")}`} hint={t("articleTitle")} class="title" />
      <span class="buttons">
        <IconButton word="moveUp" n={n} sign="up" off={n === 0} run={() => move(p, -1)} />
        <IconButton word="moveDown" n={n} sign="down" off={n === of - 1} run={() => move(p, 1)} />
        <button type="button" class="icon" aria-expanded={!p.folded} onClick={p.fold}
          aria-label={`${t("fold")} ${t("article", n + 1)}`} title={t("fold")}>
          <Icon of={p.folded ? "shut" : "open"} />
        </button>
        <IconButton word="removeArticle" n={n} sign="remove" off={of === 1} run={() => remove(p)} />
      </span>
    </div>
  );
}

function IconButton(p: { word: Word; n: number; sign: Shape; off: boolean; run: () => void }) {
  const label = t(p.word, p.n + 1);
  return (
    <button type="button" class="icon" aria-label={label} title={label} disabled={p.off}
      data-do={p.word} onClick={p.run}><Icon of={p.sign} /></button>
  );
}

function moveByKey(p: Props, e: KeyboardEvent): void {
  if (!e.altKey || (e.key !== "ArrowUp" && e.key !== "ArrowDown") || p.desk.store.composing) return;
  e.preventDefault();
  move(p, e.key === "ArrowUp" ? -1 : 1);
}

// leaveTitle: a title is one line, so Enter goes on to what stands below it.
function leaveTitle(e: KeyboardEvent): void {
  const box = e.target as HTMLElement;
  if (e.key !== "Enter" || e.isComposing || !box.dataset.path?.endsWith(".title")) return;
  e.preventDefault();
  boxOf(box.dataset.path.replace(/title$/, "body"))?.focus();
}

// move keeps the caret where it was, in the card that moved.
function move({ desk, n, of }: Props, by: number): void {
  const to = n + by;
  if (to < 0 || to >= of) return;
  const at = document.activeElement;
  const field = at?.getAttribute("data-path")?.replace(/^articles\[\d+\]/, `articles[${to}]`);
  const does = at?.getAttribute("data-do");
  desk.store.moveArticle(n, to);
  desk.toasts.say({ text: t("moved", to + 1) });
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-card="${to}"]`);
    const button = card?.querySelector<HTMLButtonElement>(`[data-do="${does}"]:enabled`);
    (field ? boxOf(field) : button ?? card?.querySelector("textarea"))?.focus();
    card?.scrollIntoView({ block: "nearest" });
  });
}

function remove({ desk, n }: Props): void {
  const title = desk.store.text(`articles[${n}].title`);
  desk.store.removeArticle(n);
  const step = desk.store.history.last; // the next undo would be of another one
  desk.toasts.say({ text: t("removed", title || t("untitled")),
    act: { label: t("undo"), run: () => desk.undo() },
    holds: () => desk.store.history.last === step });
}

type Maker = (s: string, begin: number, end: number) => markup.Doing;

interface Tool { word: Word; sign: string; make: Maker; key?: string }

const tools: Tool[] = [
  { word: "bold", sign: "B", make: markup.bold },
  { word: "level1", sign: "一、", make: (s, b) => markup.level(s, b, 1) },
  { word: "level2", sign: "（一）", make: (s, b) => markup.level(s, b, 2) },
  { word: "level3", sign: "1.", make: (s, b) => markup.level(s, b, 3) },
  { word: "level4", sign: "（1）", make: (s, b) => markup.level(s, b, 4) },
  { word: "list", sign: "list", make: (s, b, e) => markup.prefix(s, b, e, "- ") },
  { word: "quote", sign: "quote", make: (s, b, e) => markup.prefix(s, b, e, "> ") },
  { word: "table", sign: "table", make: (s, b) => markup.table(s, b, t("tableHead")) },
  { word: "footnote", sign: "footnote", make: (s, b) => markup.footnote(s, b, t("footnoteHint")) },
  { word: "signature", sign: "signature", make: (s, b) =>
    markup.block(s, b, `::: 署名\n${t("signature")}\n:::`, [7, 7 + t("signature").length]) },
];

function run(box: HTMLTextAreaElement, make: Maker): void {
  const d = make(box.value, box.selectionStart, box.selectionEnd);
  if (d.also && d.also.at >= d.end) replace(box, d.also.at, d.also.at, d.also.text);
  replace(box, d.begin, d.end, d.text);
  box.setSelectionRange(...d.caret);
}

/** Body is running text with its buttons. */
export function Body({ desk, path, label }: { desk: Desk; path: string; label: string }) {
  const ref = useField(desk.store, path) as { current: HTMLTextAreaElement | null };
  const file = useRef<HTMLInputElement>(null);
  const act = (make: Maker): void => {
    if (ref.current && !desk.store.composing) run(ref.current, make);
  };
  const keys = (e: KeyboardEvent): void => {
    if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === "b") {
      e.preventDefault();
      act(markup.bold);
    }
  };
  return (
    <div class="body">
      <div class="tools" role="toolbar" aria-label={`${t("tools")} ${label}`}>
        {tools.map((tool) => (
          <button type="button" key={tool.word} title={t(tool.word)}
            aria-label={isShape(tool.sign) ? t(tool.word) : `${tool.sign} ${t(tool.word)}`}
            data-tool={tool.word} onMouseDown={(e) => e.preventDefault()}
            onClick={() => act(tool.make)}>
            {isShape(tool.sign) ? <Icon of={tool.sign} /> : tool.sign}
          </button>
        ))}
        <button type="button" title={t("picture")} aria-label={t("picture")}
          onClick={() => file.current?.click()}><Icon of="picture" /></button>
        <input ref={file} type="file" hidden accept="image/png,image/jpeg" multiple
          onChange={(e) => {
            const files = [...(e.currentTarget.files ?? [])];
            e.currentTarget.value = "";
            if (ref.current) void insertPictures(desk, ref.current, files);
          }} />
      </div>
      <textarea ref={ref} class="prose" rows={5} data-path={path} aria-label={label}
        autocomplete="off" spellcheck={false} onKeyDown={keys}
        onPaste={(e) => paste(desk, e)} onDrop={(e) => drop(desk, e)} />
    </div>
  );
}

const pictures = (list: FileList | undefined): File[] =>
  [...(list ?? [])].filter((f) => f.type.startsWith("image/"));

function paste(desk: Desk, e: ClipboardEvent): void {
  const box = e.currentTarget as HTMLTextAreaElement;
  const html = e.clipboardData?.getData("text/html") ?? "";
  const text = e.clipboardData?.getData("text/plain") ?? "";
  const files = pictures(e.clipboardData?.files);
  if (files.length && text.trim() === "") {
    e.preventDefault();
    void insertPictures(desk, box, files);
    return;
  }
  const ours = html && text.includes("\n") ? markdownOf(html) : paragraphsOf(text);
  if (ours !== "" && ours !== text) {
    e.preventDefault();
    replace(box, box.selectionStart, box.selectionEnd, ours);
  }
}

function drop(desk: Desk, e: DragEvent): void {
  const files = pictures(e.dataTransfer?.files);
  if (files.length === 0) return;
  e.preventDefault();
  document.body.classList.remove("dropping");
  void insertPictures(desk, e.currentTarget as HTMLTextAreaElement, files);
}

async function insertPictures(desk: Desk, box: HTMLTextAreaElement, files: File[]): Promise<void> {
  for (const file of files) {
    const name = await desk.addPicture(file);
    if (name) run(box, (s, at) => markup.block(s, at, `![](${name})`, [2, 2]));
  }
}
