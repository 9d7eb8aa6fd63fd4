/** The words of the language that the grammar accepts at a place, and the clauses that they begin. */
import type { Language } from "../diagnostics/diagnostic.ts";
import type { KeywordName } from "../syntax/keywords.ts";
import { isHead, keywords, nameKey } from "../syntax/keywords.ts";
import type { NextWord, NextWords } from "../syntax/next-words.ts";
import { nextWords } from "../syntax/next-words.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { snippets } from "./snippets.ts";

/** `startsLine`: words that begin a clause are read as such only there. */
export function keywordItems({ words }: NextWords, startsLine: boolean, language: Language): readonly Completion[] {
  const names = new Set(words.flatMap(membersOf));
  return [...names]
    .filter((name) => startsLine || !isHead(name))
    .flatMap((name) => itemsOf(name, startsLine, language));
}

function membersOf({ token }: NextWord): readonly KeywordName[] {
  if (token === "BinaryOperator") return ["Or", "And", "AtMostOf", "AtLeastOf", "In"];
  if (token === "Prefix") return ["Not", "IsMissing"];
  return token in keywords ? [token as KeywordName] : [];
}

function itemsOf(name: KeywordName, startsLine: boolean, language: Language): readonly Completion[] {
  const { it, reading } = keywords[name];
  const own = startsLine && (reading === "head" || beginsLine.has(name));
  const rank = own ? ranks.clause : ranks.keyword;
  const spellings = name === "ActKind" ? it : it.slice(0, 1);
  const plain = spellings.map((word): Completion => {
    return { text: reading === "beforeOf" ? `${word} di` : word, kind: "keyword", detail: "", rank };
  });
  const ready = startsLine ? snippets[name] : undefined;
  const [word] = it;
  if (!ready || word === undefined) return plain;
  const item: Completion = { text: `${word} …`, kind: "snippet", detail: ready[language], rank, insert: ready.insert };
  return [...plain, item];
}

/** Words read everywhere that also begin lines of a clause. */
const beginsLine: ReadonlySet<KeywordName> = new Set<KeywordName>(["AtLeast", "AtMostOf", "From", "Then", "UpTo"]);

/** Clauses of several words, when some of them stand already at the beginning of the line: `con eff`. */
export function phraseAtLineStart(
  line: string,
  text: string,
  offset: number,
  name: string,
  language: Language,
): readonly Completion[] {
  const begun = line.trimStart();
  if (!begun.includes(" ")) return [];
  const key = nameKey(begun.replace(/\s+/g, " "));
  const fits = (word: KeywordName) =>
    isHead(word) &&
    keywords[word].it.some((spelling) => nameKey(spelling).startsWith(key) && nameKey(spelling) !== key);
  if (!(Object.keys(keywords) as KeywordName[]).some(fits)) return [];
  const next = nextWords({ name, text }, offset - begun.length);
  const welcome = next?.words.filter(({ token }) => token in keywords && fits(token as KeywordName)) ?? [];
  return keywordItems({ words: welcome, before: [] }, true, language);
}
