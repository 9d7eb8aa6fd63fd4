/**
 * The words of the domain that the compiler must not know: a fixed list, and every part of every name that the
 * vocabulary of the acts declares, except those that are ordinary words of any rulebook.
 */
import type { Tree } from "./tree.ts";

/** Nouns of the field in both languages, whatever the vocabulary says. */
export const fixedWords: readonly string[] = [
  ...["ecm", "cme", "agenas", "cogeaps", "cnfc", "fnomceo"],
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
  ...["data", "anno", "anni", "mese", "giorno", "giorni", "inizio", "fine", "iniziale", "finale", "periodo", "euro"],
  ...["legge", "prassi", "manuale", "autorita", "documento", "motivo", "causa", "genere", "tipologia", "formato"],
  ...["numero", "testo", "codice", "nome", "primo", "prima", "ultimo", "unico", "altro", "non", "prevista", "elenco"],
  ...["del", "della", "dell", "alle", "con", "richiesta", "evento", "ente", "livello", "atto", "identificativo"],
  ...[
    "ore",
    "posizione",
    "posizioni",
    "riferimento",
    "soddisfatto",
    "firma",
    "istanza",
    "autore",
    "carica",
    "registrata",
  ],
  ...[
    "deliberata",
    "domandata",
    "generale",
    "individuale",
    "nazionale",
    "regionale",
    "ricerca",
    "corso",
    "ruolo",
    "edizione",
  ],
]);

const declaration =
  /^\s*(?:vocabolario|unità|ciclo|soggetto|entità|elenco|voce|campo)\s+([\p{L}\p{N}_]+)(?:\s+singolare\s+([\p{L}\p{N}_]+))?/u;
const shortest = 3;

/** Every word, folded, that may not appear in the compiler. */
export function domainWords(tree: Tree): ReadonlySet<string> {
  const vocabulary = tree.files.find(({ path }) => path === "deliberations/vocabolario.delibera");
  const declared = (vocabulary?.text ?? "").split("\n").flatMap((line) => {
    const [, name = "", singular = ""] = declaration.exec(line) ?? [];
    return [...wordsIn(name), ...wordsIn(singular)];
  });
  const words = [...fixedWords, ...declared.filter((word) => word.length >= shortest && !ordinaryWords.has(word))];
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
