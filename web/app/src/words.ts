// What the page says, in Chinese and English.

const table = {
  title: ["简报排版", "Bulletin typesetting"],
  brand: ["简报", "Jianbao"],
  skip: ["跳到正文", "Skip to the text"],
  otherLanguage: ["English", "中文"],
  open: ["打开", "Open"],
  newIssue: ["返回开始页", "Start page"],
  startHead: ["把稿子变成可以付印的简报", "From a manuscript to pages ready for print"],
  startText: ["把 Word 文档、Markdown、纯文本、YAML 或带图片的 ZIP 拖到这里，页面随即排好。",
    "Drop a Word document, Markdown, plain text, YAML or a ZIP with pictures here."],
  choose: ["选择文件…", "Choose a file…"],
  example: ["打开示例", "Open the example"],
  pasteText: ["粘贴文字…", "Paste text…"],
  blank: ["空白简报", "Blank issue"],
  pasteHead: ["粘贴文字", "Paste text"],
  pasteHint: ["把全文粘贴到这里：报头、导读、文章、报送发都会认出来。",
    "Paste the whole text: masthead, contents, articles and distribution are recognised."],
  pasteGo: ["导入", "Import"],
  cancel: ["取消", "Cancel"],
  unfinished: ["本机上的稿件", "On this machine"],
  unfinishedText: ["只存在这台电脑的浏览器里，没有上传保存。",
    "Kept in this browser only; nothing is stored on the server."],
  goOn: ["继续编辑", "Continue"],
  drop: ["删除", "Delete"],
  dropSure: ["确定删除这份稿件？删除后不能恢复。", "Delete this copy for good?"],
  importing: ["正在导入…", "Importing…"],
  importFailed: ["没有导入：", "Not imported: "],
  dropHere: ["松开鼠标，打开文件", "Let go to open the file"],
  opened: ["已打开 {0}；先前的稿件仍在开始页。", "{0} is open; the former issue is on the start page."],
  restored: ["已恢复 {0} 存下的内容。", "Restored what was saved at {0}."],
  saved: ["已存本机 {0}", "Saved here {0}"],
  savedNow: ["已保存在这台电脑上。", "Saved on this machine."],
  saveFull: ["浏览器的存储空间已满，改动没有存下！请先下载 ZIP，或到开始页删除旧稿。",
    "This browser's storage is full and changes are not kept! Download the ZIP, or delete old copies."],
  saveForked: ["这份稿件在另一个窗口也改过。两份都留着：这里的已另存为新稿。",
    "Another window changed this issue too. Both are kept; this one is now a copy."],
  offline: ["连不上服务器，正在重试。写下的文字都存在这台电脑上，可以继续写。",
    "The server cannot be reached; trying again. What you type is kept on this machine."],
  retry: ["现在重试", "Try now"],
  back: ["已重新连上。", "Connected again."],
  refused: ["不能排版：", "Cannot be set: "],
  tokenHead: ["这台服务器要口令", "This server asks for a token"],
  tokenHint: ["向管理员要访问口令；只在本窗口里有效。", "Ask the administrator; kept for this window only."],
  tokenGo: ["继续", "Go on"],
  download: ["下载", "Download"],
  downloadPDF: ["PDF（付印、存档）", "PDF (print, archive)"],
  downloadDOCX: ["Word 文档", "Word document"],
  downloadZIP: ["稿件和图片（ZIP）", "Issue file with pictures (ZIP)"],
  downloading: ["正在生成…", "Making the file…"],
  downloadDone: ["已下载 {0}", "Downloaded {0}"],
  downloadErrors: ["稿件里有错误，改正后才能下载。", "The issue has errors; mend them first."],
  failed: ["没有做成：", "It failed: "],
  paneText: ["稿件", "Text"],
  panePages: ["页面", "Pages"],
  paneFindings: ["检查", "Check"],
  paneChanges: ["导入改动", "Import"],
  head: ["报头", "Masthead"],
  headMore: ["标注、密级、版式等", "Marks, secrecy, style…"],
  organization: ["机关名称", "Organisation"],
  name: ["简报名称", "Name"],
  year: ["年", "Year"],
  issue: ["期", "Issue"],
  whole: ["总第几期", "Whole number"],
  supplement: ["增刊第几期", "Supplement"],
  publisher: ["编印单位", "Publisher"],
  date: ["印发日期", "Date"],
  contents: ["本期导读", "Contents"],
  contentsAuto: ["列题目", "Titles"],
  contentsPages: ["列题目和页码", "Titles and pages"],
  contentsNone: ["不印", "None"],
  template: ["版式", "House style"],
  notice: ["左上角标注（每项一行）", "Marks at the top left (a line each)"],
  secrecy: ["密级和期限", "Secrecy"],
  serial: ["份号", "Copy number"],
  urgency: ["紧急程度", "Urgency"],
  editorNote: ["编者按", "Editor's note"],
  articles: ["文章", "Articles"],
  article: ["文章 {0}", "Article {0}"],
  articleTitle: ["题目", "Title"],
  column: ["栏目", "Column"],
  byline: ["供稿", "Byline"],
  contentsTitle: ["导读里的说法", "Words in the contents"],
  body: ["正文", "Body"],
  addArticle: ["添加文章", "Add an article"],
  removeArticle: ["删除文章 {0}", "Remove article {0}"],
  removed: ["已删除《{0}》。", "“{0}” was removed."],
  undo: ["撤销", "Undo"],
  moveUp: ["上移文章 {0}（Alt+↑）", "Move article {0} up (Alt+↑)"],
  moveDown: ["下移文章 {0}（Alt+↓）", "Move article {0} down (Alt+↓)"],
  moved: ["已移到第 {0} 篇", "Now article {0}"],
  drag: ["拖动排序", "Drag to reorder"],
  fold: ["收起或展开", "Fold or unfold"],
  untitled: ["（无题）", "(no title)"],
  more: ["栏目、供稿、导读", "Column, byline, contents"],
  bold: ["加粗（Ctrl+B）", "Bold (Ctrl+B)"],
  level1: ["一级标题", "Level 1"],
  level2: ["二级标题", "Level 2"],
  level3: ["三级标题", "Level 3"],
  level4: ["四级标题", "Level 4"],
  list: ["项目", "List"],
  quote: ["引文", "Quote"],
  table: ["表格", "Table"],
  tableHead: ["栏", "Head"],
  footnote: ["脚注", "Footnote"],
  footnoteHint: ["注文", "text of the note"],
  picture: ["图片", "Picture"],
  pictureNamed: ["图片", "picture"],
  pictureAdded: ["已插入图片 {0}", "Picture {0} inserted"],
  pictureBad: ["只能用 PNG 和 JPEG 图片：{0}", "Only PNG and JPEG pictures can be used: {0}"],
  signature: ["署名", "Signature"],
  tools: ["正文格式", "Formatting"],
  tail: ["报尾", "Distribution"],
  tailMore: ["责任编辑、印刷信息", "Credits, imprint"],
  reportTo: ["报", "Report to"],
  copyTo: ["送", "Copy to"],
  issueTo: ["发", "Issue to"],
  extra: ["本期增发", "Also to"],
  copies: ["共印份数", "Copies"],
  editor: ["责任编辑", "Editor"],
  reviewer: ["审核", "Reviewer"],
  approver: ["签发", "Approver"],
  permit: ["准印证号", "Permit"],
  printer: ["印刷单位", "Printer"],
  printed: ["印刷日期", "Printed on"],
  zoom: ["缩放", "Zoom"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  fitWidth: ["适合宽度", "Fit width"],
  grid: ["网格", "Grid"],
  gridHint: ["显示版心和字行网格", "Show the type area and its grid"],
  pageOf: ["第 {0} 页", "Page {0}"],
  pageLabel: ["第 {0} 页，页码 {1}", "Page {0}, numbered {1}"],
  pages: ["共 {0} 页", "{0} pages"],
  pagesHint: ["点击页面，跳到对应的文字", "Click a page to jump to its text"],
  toText: ["到正文", "To its text"],
  working: ["正在排版…", "Setting…"],
  ready: ["已排好", "Up to date"],
  stale: ["稿件有错误，这是改错之前的页面", "The text has errors; these pages are older"],
  error: ["错误", "Error"],
  warning: ["警告", "Warning"],
  note: ["提示", "Note"],
  noFindings: ["没有发现问题。", "Nothing found."],
  findingsNow: ["{0} 个错误，{1} 个警告，{2} 个提示", "{0} errors, {1} warnings, {2} notes"],
  mend: ["改正", "Mend"],
  mendTo: ["改为 {0}", "Change to {0}"],
  mendAll: ["改正全部 {0} 处", "Mend all {0}"],
  mended: ["已改正 {0} 处", "{0} mended"],
  deleteIt: ["删去", "delete"],
  noChanges: ["这份稿件不是导入的，或没有改动。", "Nothing was changed by an import."],
  changesText: ["导入时做的改动。不合意的可以还原。", "What the import changed. Undo what you do not want."],
  takeBack: ["还原", "Undo"],
  takeBackAll: ["全部还原", "Undo all"],
  make: ["采用", "Apply"],
  makeAll: ["全部采用", "Apply all"],
  suggested: ["建议", "Suggested"],
  madeIt: ["已改", "Changed"],
  taken: ["已还原", "Undone"],
  accept: ["都没问题", "All fine"],
  noticed: ["留意", "Notice"],
  changeGone: ["文字已经改过，找不到这一处了。", "The text has changed since; the place was not found."],
  andMore: ["还有 {0} 处", "and {0} more"],
  sourceLine: ["原文第 {0} 行", "line {0} of the source"],
  close: ["关闭", "Close"],
  help: ["快捷键：Ctrl+B 加粗 · Alt+↑↓ 移动文章 · F8 下一个问题 · Ctrl+S 保存",
    "Keys: Ctrl+B bold · Alt+↑↓ move article · F8 next finding · Ctrl+S save"],
  ruleContentsTitle: ["导读与题目不同", "Contents differ from the title"],
  ruleTitleMark: ["去掉题目前的符号", "Mark before a title dropped"],
  ruleSpaceLatin: ["去掉数字、字母旁的空格", "Spaces beside digits and Latin dropped"],
  ruleBoldCut: ["补上加粗", "Emphasis completed"],
  ruleCut: ["接上被分页截断的段落", "Paragraph cut by a page joined"],
  ruleRunInBold: ["段首加粗", "Emphasis at the head of a paragraph"],
  ruleBracketPair: ["括号改成一致", "Brackets made alike"],
  ruleSpaceDouble: ["连续空格并为一个", "Double spaces made one"],
  ruleSpaceMark: ["去掉标点旁的空格", "Spaces beside marks dropped"],
  ruleSpaceHan: ["汉字之间的空格", "Spaces between Han"],
  ruleSpaceEdge: ["去掉行首行尾空格", "Spaces at the edges dropped"],
  rulePageNumber: ["去掉页码", "Page numbers dropped"],
  ruleRunningHead: ["去掉页眉", "Running heads dropped"],
  ruleStraightQuote: ["直引号改成弯引号", "Straight quotes made curly"],
  ruleDocumentNumber: ["文号", "Document number"],
  ruleRuleLine: ["去掉分隔线", "Rules dropped"],
  rulePageEnd: ["去掉分页处", "Page ends dropped"],
  ruleLineEnd: ["接上断行", "Broken lines joined"],
  ruleSoftReturn: ["软回车", "Soft returns"],
  ruleNames: ["名单", "List of names"],
  ruleListNumber: ["列表编号", "List numbers"],
  ruleIndent: ["去掉段首空格", "Indents dropped"],
  ruleContentsUnmatched: ["导读里没有对应的文章", "Contents entry without an article"],
  ruleCaption: ["图表题", "Captions"],
  ruleByline: ["供稿", "Bylines"],
  ruleBullet: ["项目符号", "Bullets"],
  ruleTitleLines: ["题目分行", "Titles of several lines"],
  ruleFullWidth: ["全角字母数字改成半角", "Full-width letters and digits"],
} satisfies Record<string, [string, string]>;

export type Word = keyof typeof table;

const key = "jianbao.language";
let lang: 0 | 1 = localStorage.getItem(key) === "en" ? 1 : 0;

/** languageTag is the language as HTML and HTTP name it. */
export const languageTag = (): string => (lang ? "en" : "zh-CN");

/** switchLanguage goes to the other one and remembers it. */
export function switchLanguage(): void {
  lang = lang ? 0 : 1;
  localStorage.setItem(key, lang ? "en" : "zh");
}

/** t is a phrase with its {0}, {1} filled in. */
export function t(word: Word, ...args: (string | number)[]): string {
  return table[word][lang].replace(/\{(\d)\}/g, (_, n) => String(args[Number(n)] ?? ""));
}

/** ruleName is what a rule of the import is called; its code if unknown. */
export function ruleName(rule: string): string {
  const word = "rule" + rule.replace(/(^|-)([a-z])/g, (_, __, c) => c.toUpperCase());
  return word in table ? t(word as Word) : rule;
}

const fieldWords: Record<string, Word> = {
  organization: "organization", name: "name", year: "year", issue: "issue", whole: "whole",
  supplement: "supplement", publisher: "publisher", date: "date", contents: "contents",
  template: "template", notice: "notice", secrecy: "secrecy", serial: "serial",
  urgency: "urgency", editor_note: "editorNote", title: "articleTitle", column: "column",
  byline: "byline", contents_title: "contentsTitle", body: "body", report_to: "reportTo",
  copy_to: "copyTo", issue_to: "issueTo", extra: "extra", copies: "copies", editor: "editor",
  reviewer: "reviewer", approver: "approver", permit: "permit", printer: "printer",
  printed: "printed", masthead: "head", number: "issue", distribution: "tail", articles: "articles",
};

/** fieldName is what the page calls the field at path. */
export function fieldName(path: string): string {
  const article = /^articles\[(\d+)\]/.exec(path);
  const last = path.replace(/\[\d+\]$/, "").split(".").pop() ?? "";
  const field = fieldWords[last] ? t(fieldWords[last]) : "";
  return [article ? t("article", Number(article[1]) + 1) : "", last === "articles" && article
    ? "" : field].filter((s) => s).join(" ");
}

/** clock is the time of day of an ISO time; with the day when not today. */
export function clock(iso: string): string {
  const d = new Date(iso);
  const time = d.toLocaleTimeString(languageTag(), { hour: "2-digit", minute: "2-digit" });
  const today = d.toDateString() === new Date().toDateString();
  return today ? time : `${d.toLocaleDateString(languageTag())} ${time}`;
}
