// What Word, WPS and web pages put on the clipboard, as our Markdown:
// paragraphs, emphasis, tables. The rest of their markup is dropped. The
// parser makes no scripts run and fetches nothing.

const blocks = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "SECTION",
  "ARTICLE", "BLOCKQUOTE", "UL", "OL", "TABLE"]);

/** markdownOf turns HTML into paragraphs parted by blank lines. */
export function markdownOf(html: string): string {
  const doc = new DOMParser().parseFromString(html, "text/html");
  doc.querySelectorAll("script,style,title,xml").forEach((e) => e.remove());
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
  doc.body.childNodes.forEach(walk);
  flush();
  return parts.filter((p) => p !== "").join("\n\n");
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
