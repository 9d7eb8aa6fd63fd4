/** A page of HTML to print, in Italian as the forms of the manual are: a title, a sentence, and what is known, line by line. */

export interface PrintedPage {
  readonly title: string;
  readonly sentence: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
}

export function printedPage({ title, sentence, lines }: PrintedPage): string {
  const rows = lines.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`);
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>body{font:12pt/1.5 serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem;line-height:1.2}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #999;overflow-wrap:anywhere}th{width:35%}@media print{body{max-width:none;margin:0;padding:0}tr{break-inside:avoid}}</style>
</head><body><h1>${escaped(title)}</h1>
<p>${escaped(sentence)}</p>
<table>${rows.join("\n")}</table>
</body></html>`;
}

/** @param day `YYYY-MM-DD` */
export function dayInItalian(day: string): string {
  return day.split("-").reverse().join("/");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
