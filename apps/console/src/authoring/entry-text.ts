/** What a person types in a form as the language writes it, and back; undefined for what is neither a number nor a day. */

/** `1.044,5`, `1044,5`, `20%`, `1/3`: as the language writes it, without separators of thousands. */
export function numberToText(typed: string): string | undefined {
  const plain = typed.trim().replace(/\s*%$/, "%").replace("−", "-");
  const grouped = /^(-?)(\d{1,3}(?:\.\d{3})+)((?:,\d+)?%?)$/.exec(plain);
  if (grouped) return `${grouped[1]}${(grouped[2] ?? "").replaceAll(".", "")}${grouped[3]}`;
  return /^-?\d{1,15}(?:,\d{1,15})?%?$|^\d{1,9}\/[1-9]\d{0,8}$/.test(plain) ? plain : undefined;
}

/** `2026-03-31` → `31/03/2026` */
export function dayToText(iso: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split("-").reverse().join("/") : undefined;
}

/** `31/03/2026` → `2026-03-31` */
export function dayFromText(written: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  return year === "" ? undefined : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
