/** Makes plain lines of what people paste: a Word page, a web page, the text of a PDF. What it changes in the letters, it says. */

export interface CleanText {
  readonly text: string;
  /** How many characters of each kind were made plain. */
  readonly changed: { readonly quotes: number; readonly spaces: number; readonly invisible: number };
}

export function cleanText(pasted: string): CleanText {
  const changed = { quotes: 0, spaces: 0, invisible: 0 };
  const count = (kind: keyof typeof changed, plain: string) => () => {
    changed[kind]++;
    return plain;
  };
  const text = pasted
    .replace(/\r\n?|\u2028|\u2029|\v|\f/g, "\n")
    // A soft hyphen is seen only where it breaks a word: there it is one.
    .replace(/\u00ad(?=[ \t]*\n)|[\u2010\u2011]/g, "-")
    .replace(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, count("invisible", ""))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, count("spaces", " "))
    // The bullets of Word are signs of fonts of its own, which no other draws.
    .replace(/[\ue000-\uf8ff]/g, "-")
    .replace(/[‘’‛ʼ´`′]/g, count("quotes", "'"))
    .replace(/[“”„‟″]/g, count("quotes", '"'))
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return { text, changed };
}

const blocks = new Set(
  [
    "P",
    "DIV",
    "LI",
    "TR",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "TABLE",
    "UL",
    "OL",
    "BLOCKQUOTE",
    "SECTION",
    "ARTICLE",
  ].concat(["HEADER", "FOOTER", "PRE", "DL", "DT", "DD"]),
);
const unread = new Set([
  "STYLE",
  "SCRIPT",
  "HEAD",
  "TITLE",
  "META",
  "LINK",
  "TEMPLATE",
  "XML",
  "SVG",
  "IFRAME",
  "OBJECT",
]);

/** The words of a page, a line for each block; the numbers that a list shows and does not hold are written out. Nothing of it runs. */
export function textOfPage(html: string): string {
  // A document of its own: it has no window, so that no script and no image of the page is ever fetched.
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const lines: string[] = [];
  let line = "";
  const end = () => {
    if (line.trim() !== "") lines.push(line);
    line = "";
  };
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      // Line ends in the source of a page are spaces on it.
      line += (node.nodeValue ?? "").replace(/[\t\n\r ]+/g, " ");
      return;
    }
    if (!(node instanceof HTMLElement) || unread.has(node.tagName) || node.tagName.includes(":")) return;
    if (node.tagName === "BR") end();
    if (node.tagName === "TD" || node.tagName === "TH") line += " ";
    const isBlock = blocks.has(node.tagName);
    if (isBlock) end();
    if (node.tagName === "LI") line += numberOf(node);
    for (const child of node.childNodes) walk(child);
    if (isBlock) end();
  };
  for (const child of page.body.childNodes) walk(child);
  end();
  return lines.join("\n");
}

/** The security policy of our own page would refuse the styles of another's, and complain of them: none is ever read as one. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

/** `3. ` for the third of a numbered list, `c) ` for one by letters, nothing for other lists. */
function numberOf(item: HTMLElement): string {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement)) return "- ";
  const place = [...list.children].filter(({ tagName }) => tagName === "LI").indexOf(item);
  const from = Number.parseInt(list.getAttribute("start") ?? "1", 10);
  const number = (Number.isNaN(from) ? 1 : from) + place;
  const byLetters =
    list.getAttribute("type")?.toLowerCase() === "a" || /lower-alpha|lower-latin/.test(list.dataset["style"] ?? "");
  return byLetters && number <= 26 ? `${String.fromCharCode(96 + number)}) ` : `${number}. `;
}
