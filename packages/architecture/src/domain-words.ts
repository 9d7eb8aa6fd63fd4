/**
 * The words of the domain that the compiler must not know: a fixed list, and every part of every name that the
 * vocabulary of the acts declares, except those that are ordinary words of any rulebook.
 */
import type { Tree } from "./tree.ts";

/** Nouns of the field in both languages, whatever the vocabulary says. */
export const fixedWords: readonly string[] = [
  ...["ecm", "cme", "cfu", "fad", "fsc", "leef", "agenas", "cogeaps", "cnfc", "fnomceo"],
  ...["credit", "credits", "credito", "crediti"],
  ...["professional", "professionals", "professionista", "professionisti", "sanitario", "sanitari", "sanitaria"],
  ...["triennium", "triennia", "triennial", "triennio", "trienni", "triennale"],
  ...["learner", "discente", "docente", "relatore", "autoformazione", "esonero", "esoneri", "esenzione", "esenzioni"],
  ...["doctor", "physician", "nurse", "medico", "medici", "infermiere", "accreditamento"],
];

/**
 * Parts of the vocabulary's names that belong to no field in particular: words of the language itself, of dates, of
 * lists and of grammar. What stands here may appear in the compiler.
 */
export const ordinaryWords: ReadonlySet<string> = new Set([
  // Dates, amounts and the clauses of the language.
  ...["data", "anno", "anni", "mese", "mesi", "giorno", "giorni", "inizio", "fine", "iniziale", "finale", "periodo"],
  ...["euro", "numero", "testo", "codice", "nome", "elenco", "riferimento", "soddisfatto", "posizione", "posizioni"],
  // What any act of any authority speaks of.
  ...[
    "legge",
    "prassi",
    "manuale",
    "autorita",
    "documento",
    "motivo",
    "causa",
    "genere",
    "tipologia",
    "formato",
    "atto",
  ],
  ...["identificativo", "istanza", "richiesta", "registrata", "deliberata", "domandata", "firma", "autore", "edizione"],
  ...[
    "evento",
    "ente",
    "livello",
    "ruolo",
    "carica",
    "corso",
    "ricerca",
    "generale",
    "individuale",
    "nazionale",
    "regionale",
  ],
  // The library of the grammar calls what words its messages a provider.
  "provider",
  // Grammar.
  ...[
    "primo",
    "prima",
    "ultimo",
    "unico",
    "altro",
    "nessuna",
    "importo",
    "campo",
    "funzione",
    "scadenza",
    "speciale",
    "ordinaria",
    "tutte",
    "gruppo",
    "prevista",
    "alle",
    "dalla",
    "della",
    "dell",
    "degli",
    "delle",
    "nella",
  ],
]);

const declaration =
  /^\s*(?:vocabolario|unità|ciclo|soggetto|entità|elenco|voce|campo)\s+([\p{L}\p{N}_]+)(?:\s+singolare\s+([\p{L}\p{N}_]+))?/u;
// Shorter parts are articles and prepositions; the abbreviations that matter are in the fixed list.
const shortest = 4;

/** Every word, folded, that may not appear in the compiler. */
export function domainWords(tree: Tree): ReadonlySet<string> {
  const vocabulary = tree.files.find(({ path }) => path === "deliberations/vocabolario.delibera");
  const declared = (vocabulary?.text ?? "").split("\n").flatMap((line) => {
    const [, name = "", singular = ""] = declaration.exec(line) ?? [];
    return [...wordsIn(name), ...wordsIn(singular)];
  });
  const words = [
    ...fixedWords,
    ...declared.filter((word) => word.length >= shortest && !ordinaryWords.has(word) && !/^\d+$/.test(word)),
  ];
  return new Set(words);
}

/** The words of a text: parts of identifiers, lower case, without accents. `creditiAcquisiti` is two words. */
export function wordsIn(text: string): readonly string[] {
  return text
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
