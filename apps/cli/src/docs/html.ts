/** Writes HTML by hand: what is not marked as HTML is escaped, so that no text of an act can become markup. */

export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | undefined | readonly (string | number | Html | undefined)[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce((all, text, place) => all + (place === 0 ? "" : written(parts[place - 1])) + text, "");
  return { markup };
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "markup" in part ? part.markup : part.map(written).join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One whole page: no script, no address but its own, readable on paper and on a telephone. */
export function page(title: string, language: string, body: Html): string {
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="stile.css">
</head>
<body>
${body}
</body>
</html>
`;
  return markup;
}
