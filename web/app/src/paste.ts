// What Word, WPS and web pages put on the clipboard, as our Markdown:
// paragraphs, emphasis, lists, tables. The rest of their markup is dropped. The
// parser makes no scripts run and fetches nothing.

const blocks = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "SECTION",
  "ARTICLE", "BLOCKQUOTE", "TABLE"]);
const lists = new Set(["UL", "OL"]);

/** markdownOf turns HTML into paragraphs parted by blank lines. */
export function markdownOf(html: string): string {
  const doc = new DOMParser().parseFromString(html, "text/html");
  doc.querySelectorAll("script,style,title,xml").forEach((e) => e.remove());
  return joined(partsOf(doc.body));
}

// joined parts paragraphs by blank lines, and keeps the items of a list that
// came as paragraphs of their own below each other.
function joined(parts: string[]): string {
  const kind = (p: string): string => /^(- |\d+\) )/.exec(p)?.[0].slice(-2) ?? "";
  return parts.reduce((all, p, n) => all + (n === 0 ? ""
    : kind(p) !== "" && kind(p) === kind(parts[n - 1]) ? "\n" : "\n\n") + p, "");
}

function partsOf(root: Node): string[] {
  const parts: string[] = [];
  let run = "";
  const flush = (): void => {
    const t = tidy(run);
    if (t) parts.push(t);
    run = "";
  };
  const walk = (n: Node): void => {
    if (n instanceof Element && n.tagName === "TABLE") {
      flush();
      parts.push(tableOf(n));
    } else if (n instanceof Element && lists.has(n.tagName)) {
      flush();
      parts.push(listOf(n, ""));
    } else if (n instanceof Element && /mso-list:\s*ignore/i.test(n.getAttribute("style") ?? "")) {
      run += labelOf(n.textContent ?? "");
    } else if (n instanceof Element && blocks.has(n.tagName)) {
      flush();
      n.childNodes.forEach(walk);
      flush();
    } else if (n instanceof Element && n.tagName === "BR") {
      flush();
    } else if (n instanceof Element && isBold(n) && !n.querySelector("p,div,table,br")) {
      const t = (n.textContent ?? "").replace(/\s+/g, " ");
      run += t.trim() ? `**${t.trim()}**` : t;
    } else if (n instanceof Element) {
      n.childNodes.forEach(walk);
    } else if (n.nodeType === Node.TEXT_NODE) {
      run += (n.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
    }
  };
  root.childNodes.forEach(walk);
  flush();
  return parts.filter((p) => p !== "");
}

// listOf is a list as we write it, a line an item.
function listOf(list: Element, indent: string): string {
  const lines: string[] = [];
  let n = Number(list.getAttribute("start") ?? 1) || 1;
  for (const item of list.children) {
    const own = item.cloneNode(true) as Element;
    own.querySelectorAll("ul,ol").forEach((e) => e.remove());
    const words = lists.has(item.tagName) ? "" : partsOf(own).join("");
    if (words) lines.push(indent + (list.tagName === "OL" ? `${n++}) ` : "- ") + words);
    const inner = lists.has(item.tagName) ? [item] : [...item.children];
    lines.push(...inner.filter((e) => lists.has(e.tagName)).map((e) => listOf(e, "   ")));
  }
  return lines.join("\n");
}

// labelOf is the number or the bullet that Word writes out before an item. A
// bullet is one character, often a letter of a font of signs.
function labelOf(text: string): string {
  const t = text.replace(/[\s\u00a0]+/g, "");
  if (/^[^\d\u4e00-\u9fff]$/u.test(t)) return "- ";
  return /[\da-z]$/i.test(t) ? t + " " : t;
}

const tidy = (s: string): string =>
  s.replace(/\u00a0/g, " ").replace(/\*\*\*\*/g, "").replace(/^[ \u3000]+|[ \u3000]+$/g, "");

function isBold(e: Element): boolean {
  const style = e.getAttribute("style") ?? "";
  if (/font-weight:\s*(normal|[1-5]00)/.test(style)) return false;
  return e.tagName === "B" || e.tagName === "STRONG" ||
    (e.tagName === "SPAN" && /font-weight:\s*(bold|[6-9]00)/.test(style));
}

function tableOf(table: Element): string {
  const rows = [...table.querySelectorAll("tr")].map((tr) =>
    [...tr.querySelectorAll("td,th")].map((c) =>
      (c.textContent ?? "").replace(/\s+/g, " ").trim().replace(/\|/g, "\\|")));
  const width = Math.max(0, ...rows.map((r) => r.length));
  if (width === 0) return "";
  const line = (r: string[]): string =>
    "| " + Array.from({ length: width }, (_, i) => r[i] ?? "").join(" | ") + " |";
  return [line(rows[0]), "|" + "---|".repeat(width), ...rows.slice(1).map(line)].join("\n");
}

const markup = /^(\s*([-*•>|]|\d+[)）]|:::|\[\^|#))/m;

/** paragraphsOf parts lines that programs without markup put below each other,
 * where each was a paragraph: in our text a single line break would join them. */
export function paragraphsOf(text: string): string {
  const t = text.replace(/\r\n?/g, "\n");
  if (!t.trim().includes("\n") || /\n[ \t\u3000]*\n/.test(t) || markup.test(t)) return t;
  return t.replace(/\n+/g, "\n\n");
}
