/** The words of the service that are not names of the author: one table, in both languages. */
import type { Language } from "../diagnostics/diagnostic.ts";

export type Words = Readonly<Record<Language, string>>;

export const words = {
  rule: { it: "regola", en: "rule" },
  parameter: { it: "parametro", en: "parameter" },
  requirement: { it: "requisito", en: "requirement" },
  derogation: { it: "deroga", en: "derogation" },
  field: { it: "campo", en: "field" },
  entity: { it: "entità", en: "entity" },
  subject: { it: "soggetto", en: "subject" },
  enumeration: { it: "elenco", en: "list" },
  option: { it: "opzione", en: "option" },
  interpretation: { it: "interpretazione", en: "interpretation" },
  operation: { it: "operazione", en: "operation" },
  unit: { it: "unità", en: "unit" },
  cycle: { it: "ciclo", en: "cycle" },
  authority: { it: "autorità", en: "authority" },
  act: { it: "atto", en: "act" },
  action: { it: "azione", en: "action" },
  local: { it: "definizione locale", en: "local definition" },
  item: { it: "elemento dell'esempio", en: "item of the example" },
  year: { it: "l'anno della regola", en: "the year of the rule" },
  of: { it: "di", en: "of" },
  forEach: { it: "per ogni", en: "for each" },
  yearWord: { it: "anno", en: "year" },
  definedBy: { it: "definito da", en: "defined by" },
  declaredIn: { it: "dichiarato nel vocabolario", en: "declared in the vocabulary" },
  undefinedYet: { it: "nessun atto lo definisce", en: "no act defines it" },
  from: { it: "dal", en: "from" },
  to: { it: "al", en: "to" },
  replaces: { it: "sostituito da", en: "replaced by" },
  repeals: { it: "abrogato da", en: "repealed by" },
  interprets: { it: "interpretato da", en: "interpreted by" },
  extends: { it: "prorogato da", en: "extended by" },
  until: { it: "fino al", en: "until" },
  derogatesFrom: { it: "in deroga a", en: "in derogation from" },
  derogatedBy: { it: "deroghe", en: "derogations" },
  chosen: { it: "lettura scelta", en: "reading chosen" },
  step: { it: "passo", en: "step" },
  article: { it: "art.", en: "art." },
  section: { it: "par.", en: "par." },
  comma: { it: "c.", en: "par." },
  gives: { it: "dà", en: "gives" },
} as const satisfies Record<string, Words>;

/** `2021-06-05` as people write it. */
export function dayIn(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day}/${month}/${year}`;
}
