/**
 * The one table of words: which spellings stand for which token, and where they are read as such. A spelling may be a
 * phrase (`al massimo`, `sì/no`); accents and case never matter, words match by `nameKey`.
 */

/**
 * `head`: only as the first word of its line; elsewhere the same word is an ordinary name (`testo` as a type).
 * `reserved`: everywhere, never a name. `soft`: everywhere, and still allowed as a name where a name is expected.
 * `beforeOf`, `beforeName`: only when `di` (in any form) or a name follows; elsewhere an ordinary name (`numero`).
 */
export type Reading = "head" | "reserved" | "soft" | "beforeOf" | "beforeName";

export interface Keyword {
  readonly reading: Reading;
  /** The first spelling is the canonical one, except for prepositions and articles, which are kept as written. */
  readonly it: readonly string[];
}

const entry =
  (reading: Reading) =>
  (...it: readonly string[]): Keyword => ({ reading, it });
const head = entry("head");
const reserved = entry("reserved");
const soft = entry("soft");
const beforeOf = entry("beforeOf");
const beforeName = entry("beforeName");

export const keywords = {
  // Files and blocks.
  Vocabulary: head("vocabolario"),
  ActKind: head(
    "delibera",
    "deliberazione",
    "determina",
    "determinazione",
    "decisione",
    "manuale",
    "legge",
    "decreto",
    "decreto legislativo",
    "decreto legge",
    "regolamento",
    "accordo",
    "intesa",
    "circolare",
    "direttiva",
    "ordinanza",
    "prassi",
  ),
  Article: head("articolo"),
  Section: head("paragrafo"),
  Paragraph: head("comma"),
  End: head("fine"),

  // Vocabulary.
  Unit: head("unità"),
  Singular: soft("singolare"),
  Step: soft("passo"),
  Cycle: head("ciclo"),
  Authority: head("autorità"),
  Enumeration: head("elenco"),
  Option: head("voce"),
  Subject: head("soggetto"),
  Entity: head("entità"),
  Field: head("campo"),
  IdentifiedBy: head("identificata da", "identificato da"),
  EffectiveOn: head("decorrenza"),
  KnownSince: head("conoscenza"),
  Term: head("termine"),
  Action: head("azione"),
  Adds: head("aggiunge"),
  Amount: head("quantità"),
  Code: soft("codice"),
  ListOfType: beforeOf("lista"),
  YesNo: reserved("sì/no"),

  // Heads of acts and their commi.
  Adopted: head("adottata", "adottato"),
  Published: soft("pubblicata", "pubblicato"),
  UnknownDate: reserved("in data non nota"),
  Effect: head("con effetto"),
  Source: soft("fonte"),
  Confidence: soft("attendibilità"),
  High: soft("alta"),
  Medium: soft("media"),
  Low: soft("bassa"),
  TextOf: head("testo"),
  Summary: head("riassunto"),
  NotNormative: head("non normativo"),
  NotExpressible: head("non esprimibile"),
  Restates: head("ripete"),
  Fingerprint: soft("impronta"),
  Replaces: head("sostituisce"),
  Repeals: head("abroga"),
  Interprets: head("interpreta"),
  Extends: head("proroga"),
  As: soft("come"),
  OnlyFor: soft("limitatamente"),
  CitedArticle: soft("articolo"),
  CitedSection: soft("paragrafo"),
  CitedParagraph: soft("comma"),
  Reason: soft("motivo"),

  // Interpretations.
  Interpretation: head("interpretazione"),
  Choice: head("opzione"),
  Chosen: head("scelta"),
  DecidedBy: soft("decisa da", "deciso da"),
  Tag: soft("sigla"),

  // Rules.
  Parameter: head("parametro"),
  Rule: head("regola"),
  Requirement: head("requisito"),
  Derogating: reserved("in deroga"),
  Saves: head("fatto salvo", "fatta salva", "fatti salvi", "fatte salve"),
  Cumulates: head("cumulabile"),
  PrevailsIfMoreFavourable: head("prevale se più favorevole"),
  FavourableIfSmaller: reserved("favorevole se minore"),
  FavourableIfGreater: reserved("favorevole se maggiore"),
  When: head("quando"),
  Let: head("sia"),
  Bands: head("scaglioni su"),
  Below: head("sotto"),
  Above: head("oltre"),
  UpTo: soft("fino"),
  Gap: head("lacuna tra"),
  InterpretedAs: reserved("interpretata come", "interpretato come"),
  LowerBand: reserved("scaglione inferiore"),
  UpperBand: reserved("scaglione superiore"),
  NoBand: reserved("nessuno scaglione"),
  Named: soft("denominata", "denominato"),
  Count: head("conta"),
  AtLeast: reserved("almeno"),
  Lacks: soft("mancano"),
  MetBy: head("entro"),
  Refuses: head("rifiuta quando"),
  Because: soft("perché"),
  Accepts: head("altrimenti accoglie"),

  // Examples.
  Example: head("esempio"),
  InCycle: head("nel", "nello", "nella", "nell'"),
  KnownOn: head("noto al", "noto all'"),
  OnDate: head("alla data"),
  WithInterpretation: head("con interpretazione"),
  Given: head("dato"),
  Met: soft("soddisfatto", "soddisfatta"),
  Accepted: soft("accolta", "accolto"),
  Refused: soft("rifiutata", "rifiutato"),
  Ignore: head("ignora"),

  // Properties and mutants.
  Property: head("proprietà"),
  Always: head("sempre"),
  AsGrows: head("al crescere", "all'aumentare"),
  AsAdded: head("all'aggiunta"),
  NotDecreases: reserved("non diminuisce"),
  NotIncreases: reserved("non aumenta"),
  AcceptedMutant: head("mutante ammesso"),

  // Words of expressions.
  If: reserved("se"),
  Then: reserved("allora"),
  Otherwise: reserved("altrimenti"),
  Or: reserved("o", "oppure"),
  And: reserved("e", "ed"),
  Not: reserved("non"),
  IsMissing: reserved("manca"),
  MissingFact: reserved("dato mancante"),
  Yes: reserved("sì"),
  No: reserved("no"),
  This: reserved("questo", "questa"),
  Year: soft("anno"),
  InYear: reserved("nell'anno"),
  Previous: soft("precedente"),
  AtMostOf: reserved("al massimo"),
  AtLeastOf: reserved("al minimo"),
  Rounded: soft("arrotondato", "arrotondata"),
  RoundDown: reserved("per difetto"),
  RoundUp: reserved("per eccesso"),
  RoundHalfUp: soft("commerciale"),
  ForEach: reserved("per ogni"),
  With: reserved("con"),
  Sum: beforeOf("somma"),
  CountOf: beforeOf("numero"),
  Greatest: beforeOf("massimo"),
  Smallest: beforeOf("minimo"),
  ListOf: beforeOf("elenco"),
  Some: reserved("esiste"),
  Every: reserved("ogni"),
  Satisfies: soft("rispetta"),
  First: beforeName("primo", "prima"),
  Last: beforeName("ultimo", "ultima"),
  By: soft("secondo"),
  EachOption: beforeName("elenco"),
  Group: beforeName("gruppo"),
  Allocate: reserved("ripartisci"),
  On: reserved("su", "sul", "sullo", "sulla", "sui", "sugli", "sulle", "sull'"),
  LatestFirst: reserved("dal più recente", "dalla più recente"),
  EarliestFirst: reserved("dal meno recente", "dalla meno recente"),
  InFavour: reserved("a favore"),
  MostFavourable: reserved("il più favorevole", "la più favorevole"),
  Among: soft("tra", "fra"),
  InProportion: reserved("in proporzione"),
  Within: reserved("entro"),

  // Prepositions and articles: kept as written.
  Of: reserved("di", "del", "dello", "della", "dei", "degli", "delle", "dell'", "d'"),
  In: reserved("in", "nel", "nello", "nella", "nei", "negli", "nelle", "nell'"),
  From: reserved("da", "dal", "dallo", "dalla", "dall'"),
  To: reserved("a", "ad", "al", "allo", "alla", "ai", "agli", "alle", "all'"),
  Noise: reserved("il", "lo", "la", "i", "gli", "le", "l'"),
} as const satisfies Record<string, Keyword>;

export type KeywordName = keyof typeof keywords;

/** Whether a token of that name begins a clause. */
export function isHead(tokenName: string): boolean {
  return heads.has(tokenName);
}

const heads: ReadonlySet<string> = new Set(
  Object.entries<Keyword>(keywords).flatMap(([name, { reading }]) => (reading === "head" ? [name] : [])),
);

/** Words that are kept as written by the formatter: the choice among them is grammar of Italian, not of the language. */
export const keptAsWritten: ReadonlySet<string> = new Set<KeywordName>([
  "ActKind",
  "IdentifiedBy",
  "Adopted",
  "Published",
  "DecidedBy",
  "InterpretedAs",
  "Named",
  "InCycle",
  "KnownOn",
  "Met",
  "Accepted",
  "Refused",
  "Saves",
  "AsGrows",
  "On",
  "LatestFirst",
  "EarliestFirst",
  "MostFavourable",
  "Among",
  "Or",
  "And",
  "This",
  "Rounded",
  "First",
  "Last",
  "Of",
  "In",
  "From",
  "To",
  "Noise",
]);

/** Built-in types, read only where a type is expected; anything else there is the name of a unit, list, entity or cycle. */
export const typeWords = {
  number: "numero",
  date: "data",
  period: "periodo",
  year: "anno",
  requirement: "requisito",
  verdict: "esito",
  text: "testo",
} as const;

/** Operators and punctuation; the first spelling is the canonical one. */
export const symbols = {
  Equals: ["="],
  NotEqual: ["≠", "<>"],
  LessOrEqual: ["≤", "<="],
  GreaterOrEqual: ["≥", ">="],
  Less: ["<"],
  Greater: [">"],
  Plus: ["+"],
  Minus: ["-", "−"],
  Times: ["*", "×"],
  Slash: ["/"],
  LeftParenthesis: ["("],
  RightParenthesis: [")"],
  Semicolon: [";"],
  Colon: [":"],
  Comma: [","],
} as const;

export type SymbolName = keyof typeof symbols;

/** What makes two words the same: no accents, no case, one kind of apostrophe. */
export function nameKey(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126 || (code >= 65 && code <= 90)) return folded(text);
  }
  return text;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/’/g, "'")
    .toLowerCase();
}
