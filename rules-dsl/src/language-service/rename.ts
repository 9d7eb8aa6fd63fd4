/**
 * A new name for what stands under a place, wherever an act names it, however it is accented. Proven before it is offered: the files
 * are compiled with the new name, and must find as many mistakes and as many occurrences as before.
 */
import type { Compilation } from "../compile.ts";
import { diagnose } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { NameSymbol } from "../resolve/symbols.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { keywords, nameKey, typeWords } from "../syntax/keywords.ts";
import { lex } from "../syntax/lexer.ts";
import { boundNameAt, boundNamesOf, declarationsOf, namesOfSymbol } from "./occurrences.ts";
import type { TextEdit } from "./problems.ts";
import { operationNamed } from "./signatures.ts";
import type { Words } from "./words.ts";

export type Renaming =
  | { readonly edits: readonly TextEdit[]; readonly refused?: never }
  | { readonly refused: string; readonly edits?: never };

/** Where the name stands that would be renamed, or why it cannot be; undefined where there is no name. */
export function renameableAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
): { readonly span: Span; readonly refused?: string } | undefined {
  const found = boundNameAt(compilation, file, offset);
  if (!found) return undefined;
  const { span } = found.name;
  return isDeclared(found.symbol) ? { span } : { span, refused: refusals.builtIn(found.name.text)[language] };
}

export function renameAt(
  compilation: Compilation,
  file: string,
  offset: number,
  newName: string,
  language: Language = "it",
): Renaming {
  const found = boundNameAt(compilation, file, offset);
  if (!found) return { refused: refusals.nothing()[language] };
  if (!isDeclared(found.symbol)) return { refused: refusals.builtIn(found.name.text)[language] };
  const wrong = mistakeIn(newName);
  if (wrong) return { refused: wrong[language] };
  const names = namesToChange(found.symbol, found.name, compilation);
  const edits = names.map(({ span }) => ({ span, text: newName }));
  if (nameKey(newName) === nameKey(found.name.text)) return { edits };
  const clash =
    hidesRule(newName, edits, found.symbol, compilation) || changesMeaning(edits, found.symbol, compilation);
  return clash ? { refused: refusals.taken(newName)[language] } : { edits };
}

/** A unit has two names, and each is renamed by itself; anything else has one. */
function namesToChange(symbol: NameSymbol, name: Ast.Name, compilation: Compilation): readonly Ast.Name[] {
  const key = nameKey(name.text);
  return namesOfSymbol(compilation, symbol).filter(({ text }) => nameKey(text) === key);
}

function isDeclared(symbol: NameSymbol): boolean {
  if (symbol.kind === "option") return symbol.declaredAt !== undefined;
  if (symbol.kind === "interpretation") return symbol.declaration.name !== undefined;
  return declarationsOf(symbol).length > 0;
}

function mistakeIn(name: string): Words | undefined {
  const { tokens, diagnostics } = lex({ name: "", text: `x ${name}` });
  const [, written, more] = tokens;
  const key = nameKey(name);
  if (allKeywords.has(key) || operationNamed(name)) return refusals.keyword(name);
  const whole = written?.image === name && more === undefined && diagnostics.length === 0;
  return whole && written.tokenType.name === "Word" && !/['’]$/.test(name) ? undefined : refusals.malformed(name);
}

const allKeywords: ReadonlySet<string> = new Set([
  ...Object.values(keywords).flatMap(({ it }) => it.map(nameKey)),
  ...Object.values(typeWords).map(nameKey),
]);

/** A value of a comma may be called as a rule that the same file reads: the rule would be hidden from whoever reads the lines. */
function hidesRule(newName: string, edits: readonly TextEdit[], symbol: NameSymbol, before: Compilation): boolean {
  if (symbol.kind !== "local") return false;
  const files = new Set(edits.map(({ span }) => span.file));
  const isThat = ({ name, symbol: other }: ReturnType<typeof boundNamesOf>[number]) =>
    other.kind === "rule" && nameKey(name.text) === nameKey(newName);
  return [...files].some((file) => boundNamesOf(before, file).some(isThat));
}

/** Whether anything else has that name where it would now stand: then something would mean what it did not. */
function changesMeaning(edits: readonly TextEdit[], symbol: NameSymbol, before: Compilation): boolean {
  const after = diagnose(before.files.map(({ name, source }) => ({ name, text: applied(source, name, edits) })));
  if (after.diagnostics.length !== before.diagnostics.length) return true;
  const [first] = edits;
  const again = first && boundNameAt(after, first.span.file, first.span.start);
  if (!again || again.symbol.kind !== symbol.kind) return true;
  if (namesToChange(again.symbol, again.name, after).length !== edits.length) return true;
  return before.files.some(({ name }) => boundNamesOf(before, name).length !== boundNamesOf(after, name).length);
}

export function applied(text: string, file: string, edits: readonly TextEdit[]): string {
  const own = edits.filter(({ span }) => span.file === file).sort((a, b) => b.span.start - a.span.start);
  return own.reduce((so, { span, text: put }) => so.slice(0, span.start) + put + so.slice(span.end), text);
}

const refusals = {
  nothing: (): Words => ({ it: "qui non c'è un nome da cambiare", en: "there is no name to change here" }),
  builtIn: (name: string): Words => ({
    it: `\`${name}\` fa parte della lingua o nasce da sola: nessun file la dichiara`,
    en: `\`${name}\` belongs to the language or arises by itself: no file declares it`,
  }),
  keyword: (name: string): Words => ({
    it: `\`${name}\` è una parola della lingua: scegliere un altro nome`,
    en: `\`${name}\` is a word of the language: choose another name`,
  }),
  malformed: (name: string): Words => ({
    it: `\`${name}\` non è un nome: servono lettere, cifre e _, e non una cifra all'inizio`,
    en: `\`${name}\` is no name: it takes letters, digits and _, and no digit at the beginning`,
  }),
  taken: (name: string): Words => ({
    it: `\`${name}\` è già il nome di qualcos'altro: qualche riga cambierebbe significato`,
    en: `\`${name}\` already names something else: some line would change its meaning`,
  }),
};
