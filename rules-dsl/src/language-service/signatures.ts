/** Built-in operations as people call them: `periodo_tra(data; data) : periodo`. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import { nameKey } from "../syntax/keywords.ts";
import { lex } from "../syntax/lexer.ts";
import type { OperationSignature } from "../types/operations.ts";
import { operations } from "../types/operations.ts";
import { printType } from "../types/type.ts";
import { fileNamed } from "./tree-places.ts";

export interface Signature {
  readonly label: string;
  /** Where each parameter stands in the label. */
  readonly parameters: readonly { readonly start: number; readonly end: number }[];
}

export interface SignatureHelp extends Signature {
  readonly explained: string;
  /** Index of the parameter being written; the last one stands for all that follow it. */
  readonly active: number;
}

/** Of the innermost call that is open at the offset, whether or not the rest of the line can be read. */
export function signatureHelpAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
): SignatureHelp | undefined {
  const text = fileNamed(compilation, file)?.source ?? "";
  const from = text.lastIndexOf("\n\n", offset) + 1;
  const line = Math.max(from, offset - furthest);
  const call = openCall(text.slice(line, offset));
  const signature = call && operationNamed(call.name);
  if (!call || !signature) return undefined;
  const { label, parameters } = signatureOf(signature);
  const last = Math.max(0, parameters.length - 1);
  return { label, parameters, explained: signature.explained[language], active: Math.min(call.separators, last) };
}

/** Characters: no call is longer. */
const furthest = 2_000;

export function operationNamed(name: string): OperationSignature | undefined {
  const key = nameKey(name);
  return operations.find(({ word }) => nameKey(word) === key);
}

export function signatureOf({ word, parameters, result }: OperationSignature): Signature {
  const types = typeof parameters === "string" ? familiesOf[parameters] : parameters.map(printType);
  const places: { start: number; end: number }[] = [];
  let label = `${word}(`;
  types.forEach((type, index) => {
    if (index > 0) label += "; ";
    places.push({ start: label.length, end: label.length + type.length });
    label += type;
  });
  label += `) : ${result === "same" ? "x" : printType(result)}`;
  return { label, parameters: places };
}

const familiesOf: Readonly<Record<Exclude<OperationSignature["parameters"], readonly unknown[]>, readonly string[]>> = {
  item: ["elemento"],
  same: ["x", "…"],
  list: ["lista di x"],
  ratio: ["x", "x"],
};

interface OpenCall {
  readonly name: string;
  readonly separators: number;
}

function openCall(text: string): OpenCall | undefined {
  const { tokens } = lex({ name: "", text });
  const open: { name: string | undefined; separators: number }[] = [];
  tokens.forEach(({ tokenType }, index) => {
    const before = tokens[index - 1];
    if (tokenType.name === "LeftParenthesis") {
      const named = before && operationNamed(before.image) ? before.image : undefined;
      open.push({ name: named, separators: 0 });
    } else if (tokenType.name === "RightParenthesis") open.pop();
    else if (tokenType.name === "Semicolon") {
      const call = open.at(-1);
      if (call) call.separators++;
    }
  });
  const call = open.findLast(({ name }) => name !== undefined);
  return call?.name === undefined ? undefined : { name: call.name, separators: call.separators };
}
