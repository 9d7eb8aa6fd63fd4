/** One answer for each question of the protocol: finds the text, asks the language service, gives its answer the protocol's shape. */
import type { KnownValues } from "@delibera/rules-dsl/language-service";
import {
  codeActionsAt,
  completionsAt,
  definitionsAt,
  documentHighlightsAt,
  exampleLenses,
  findNames,
  foldingRanges,
  formattingEdits,
  hoverAt,
  inlayValues,
  outlineOf,
  referencesAt,
  renameAt,
  renameableAt,
  selectionRangesAt,
  semanticTokens,
  signatureHelpAt,
} from "@delibera/rules-dsl/language-service";
import type { Position, Range, SelectionRange } from "vscode-languageserver/node";
import { DocumentHighlightKind, ErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { Client } from "./capabilities.ts";
import type { ExampleRuns } from "./example-runs.ts";
import type { Places } from "./positions.ts";
import { placesIn } from "./positions.ts";
import type { RuleSet } from "./rule-set.ts";
import type { RuleSets } from "./rule-sets.ts";
import {
  toCodeAction,
  toCompletions,
  toDocumentSymbol,
  toEdits,
  toFold,
  toHint,
  toHover,
  toLens,
  toLocation,
  toSymbolInformation,
  toTokenData,
  toWorkspaceEdit,
} from "./to-protocol.ts";

export interface Asking {
  readonly sets: RuleSets;
  readonly runs: ExampleRuns;
  readonly valuesOf: (set: RuleSet) => KnownValues | undefined;
  readonly client: () => Client;
  readonly language: () => "it" | "en";
}

interface Asked {
  readonly uri: string;
  readonly set: RuleSet;
  readonly name: string;
  readonly places: Places;
}

interface InDocument {
  readonly textDocument: { readonly uri: string };
}
interface AtPosition extends InDocument {
  readonly position: Position;
}
interface InRange extends InDocument {
  readonly range: Range;
}

export type Answers = ReturnType<typeof answersOf>;

export function answersOf({ sets, runs, valuesOf, client, language }: Asking) {
  const find = ({ textDocument: { uri } }: InDocument): Asked | undefined => {
    const found = sets.find(uri);
    return found && { uri, ...found, places: placesIn(found.set.textOf(found.name)) };
  };
  /** Nothing is known of a document that is no rule file. */
  const about =
    <P extends InDocument, R>(answer: (asked: Asked, params: P) => R) =>
    (params: P): R | null => {
      const asked = find(params);
      return asked ? answer(asked, params) : null;
    };
  const at = <R>(answer: (asked: Asked, offset: number) => R) =>
    about((asked, { position }: AtPosition) => answer(asked, asked.places.offsetAt(position)));
  const offsetsIn = ({ places }: Asked, { start, end }: Range) => ({
    start: places.offsetAt(start),
    end: places.offsetAt(end),
  });

  return {
    completion: at(({ set, name, places }, offset) =>
      toCompletions(completionsAt(set.compilation(), name, offset, language()), places, client()),
    ),
    hover: at(({ set, name, places }, offset) => {
      const found = hoverAt(set.compilation(), name, offset, language(), valuesOf(set));
      return found ? toHover(found, places, client()) : null;
    }),
    signatureHelp: at(({ set, name }, offset) => {
      const found = signatureHelpAt(set.compilation(), name, offset, language());
      if (!found) return null;
      const parameters = found.parameters.map(({ start, end }) => ({ label: [start, end] as [number, number] }));
      const signature = { label: found.label, documentation: found.explained, parameters };
      return { signatures: [signature], activeSignature: 0, activeParameter: found.active };
    }),
    definition: at(({ set, name }, offset) =>
      definitionsAt(set.compilation(), name, offset).map((span) => toLocation(set, span)),
    ),
    references: about(({ set, name, places }, params: AtPosition & { context: { includeDeclaration: boolean } }) =>
      referencesAt(set.compilation(), name, places.offsetAt(params.position))
        .filter(({ declares }) => params.context.includeDeclaration || !declares)
        .map(({ span }) => toLocation(set, span)),
    ),
    highlights: at(({ set, name, places }, offset) =>
      documentHighlightsAt(set.compilation(), name, offset).map(({ span, declares }) => ({
        range: places.rangeOf(span),
        kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
    prepareRename: at(({ set, name, places }, offset) => {
      const found = renameableAt(set.compilation(), name, offset, language());
      if (found?.refused !== undefined) throw refusal(found.refused);
      return found ? places.rangeOf(found.span) : null;
    }),
    rename: about(({ set, name, places }, params: AtPosition & { newName: string }) => {
      const offset = places.offsetAt(params.position);
      const { edits, refused } = renameAt(set.compilation(), name, offset, params.newName, language());
      if (edits === undefined) throw refusal(refused);
      return toWorkspaceEdit(set, edits);
    }),
    formatting: about(({ set, name, places }) => toEdits(formattingEdits({ name, text: set.textOf(name) }), places)),
    rangeFormatting: about((asked, { range }: InRange) => {
      const { set, name, places } = asked;
      return toEdits(formattingEdits({ name, text: set.textOf(name) }, offsetsIn(asked, range)), places);
    }),
    codeActions: about((asked, { range, context }: InRange & { context: { only?: string[] } }) => {
      const actions = codeActionsAt(asked.set.compilation(), asked.name, offsetsIn(asked, range), language());
      return actions
        .map((action) => toCodeAction(asked.set, action))
        .filter(({ kind }) => isWanted(kind, context.only));
    }),
    semanticTokens: about(({ set, name, places }) => ({
      data: toTokenData(semanticTokens(set.compilation(), name), places),
    })),
    semanticTokensInRange: about((asked, { range }: InRange) => {
      const tokens = semanticTokens(asked.set.compilation(), asked.name, offsetsIn(asked, range));
      return { data: toTokenData(tokens, asked.places) };
    }),
    documentSymbols: about(({ set, name, places }) =>
      outlineOf(set.compilation(), name, language()).map((entry) => toDocumentSymbol(entry, places)),
    ),
    workspaceSymbols: ({ query }: { query: string }) =>
      sets
        .all()
        .flatMap((set) =>
          findNames(set.compilation(), query, language()).map((found) => toSymbolInformation(set, found)),
        ),
    folding: about(({ set, name, places }) =>
      foldingRanges(set.compilation(), name).map((range) => toFold(range, places)),
    ),
    selection: about(({ set, name, places }, { positions }: InDocument & { positions: Position[] }) =>
      positions.map((position) =>
        nested(selectionRangesAt(set.compilation(), name, places.offsetAt(position)), places),
      ),
    ),
    lenses: about(({ uri, set, name, places }) =>
      exampleLenses(set.compilation(), name, language(), (example) => runs.outcomeOf(set, example)).map((lens) =>
        toLens(uri, lens, places),
      ),
    ),
    hints: about((asked, { range }: InRange) => {
      const values = valuesOf(asked.set);
      if (!values) return [];
      const { start, end } = offsetsIn(asked, range);
      const shown = inlayValues(asked.set.compilation(), asked.name, values, language());
      return shown.filter(({ at: place }) => start <= place && place <= end).map((hint) => toHint(hint, asked.places));
    }),
  };
}

function refusal(sentence: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, sentence);
}

/** `refactor` asks for every refactoring. */
function isWanted(kind: string | undefined, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind?.startsWith(`${wanted}.`));
}

/** From the outermost inwards, each inside the one before. */
function nested(ranges: readonly { readonly start: number; readonly end: number }[], places: Places): SelectionRange {
  const [outermost, ...inner] = [...ranges].reverse().map((range) => places.rangeOf(range));
  const start: SelectionRange = { range: outermost ?? places.rangeOf({ start: 0, end: 0 }) };
  return inner.reduce<SelectionRange>((parent, range) => ({ range, parent }), start);
}
