/** Answers of the language service in the shapes of the protocol. */
import type {
  Completions,
  ExampleLens,
  FoundName,
  InlayValue,
  OutlineEntry,
  OutlineKind,
  Problem,
  SemanticToken,
  CodeAction as ServiceAction,
  TextEdit as ServiceEdit,
  FoldingRange as ServiceFold,
  Hover as ServiceHover,
} from "@delibera/rules-dsl/language-service";
import { tokenKinds, tokenModifiers } from "@delibera/rules-dsl/language-service";
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  FoldingRangeKind,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
} from "vscode-languageserver/node";
import type { Client } from "./capabilities.ts";
import { runExamplesCommand } from "./capabilities.ts";
import type { Places } from "./positions.ts";
import { placesIn } from "./positions.ts";
import type { RuleSet } from "./rule-set.ts";

interface FileSpan {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export function toLocation(set: RuleSet, span: FileSpan): Location {
  return { uri: set.uri(span.file), range: placesIn(set.textOf(span.file)).rangeOf(span) };
}

export function toDiagnostic(set: RuleSet, { code, severity, span, message, help, related }: Problem): Diagnostic {
  return {
    range: placesIn(set.textOf(span.file)).rangeOf(span),
    severity: severities[severity],
    code,
    source: "delibera",
    message: help === "" ? message : `${message}\n${help}`,
    relatedInformation: related.map((place) => ({ location: toLocation(set, place.span), message: place.sentence })),
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const satisfies Record<Problem["severity"], DiagnosticSeverity>;

export function toHover({ span, title, lines }: ServiceHover, places: Places, { readsMarkdown }: Client): Hover {
  const contents = readsMarkdown
    ? { kind: MarkupKind.Markdown, value: ["```delibera", title, "```", "", lines.join("\n\n")].join("\n") }
    : { kind: MarkupKind.PlainText, value: [title, ...lines].join("\n") };
  return { contents, range: places.rangeOf(span) };
}

/** Editors sort by the text they are given: the order is ours, and is written into it. */
export function toCompletions(
  { from, to, completions }: Completions,
  places: Places,
  { fillsTemplates }: Client,
): CompletionItem[] {
  const range = places.rangeOf({ start: from, end: to });
  const shown = completions.filter(({ kind, text }) => fillsTemplates || kind !== "snippet" || !text.endsWith("…"));
  return shown.map(({ text, kind, detail, insert, documentation }, index) => {
    const template = insert?.includes("$") === true;
    const plain = insert === undefined || (template && !fillsTemplates) ? text : insert;
    return {
      label: text,
      kind: completionKinds[kind],
      ...(detail === "" ? {} : { detail }),
      ...(documentation === undefined ? {} : { documentation }),
      sortText: String(index).padStart(4, "0"),
      filterText: text,
      insertTextFormat: template && fillsTemplates ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range, newText: plain },
    };
  });
}

const completionKinds = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Function,
  field: CompletionItemKind.Field,
  option: CompletionItemKind.EnumMember,
  interpretation: CompletionItemKind.Enum,
  operation: CompletionItemKind.Method,
  unit: CompletionItemKind.Unit,
  type: CompletionItemKind.TypeParameter,
  entity: CompletionItemKind.Class,
  act: CompletionItemKind.Module,
  authority: CompletionItemKind.Module,
  citation: CompletionItemKind.Reference,
  local: CompletionItemKind.Variable,
} as const satisfies Record<Completions["completions"][number]["kind"], CompletionItemKind>;

export function toEdits(edits: readonly ServiceEdit[], places: Places): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: places.rangeOf(span), newText: text }));
}

export function toWorkspaceEdit(set: RuleSet, edits: readonly ServiceEdit[]): WorkspaceEdit {
  const files = [...new Set(edits.map(({ span }) => span.file))];
  const changes = files.map((file) => {
    const own = edits.filter(({ span }) => span.file === file);
    return [set.uri(file), toEdits(own, placesIn(set.textOf(file)))] as const;
  });
  return { changes: Object.fromEntries(changes) };
}

export function toCodeAction(set: RuleSet, { title, kind, edits, problem }: ServiceAction): CodeAction {
  return {
    title,
    kind: actionKinds[kind],
    edit: toWorkspaceEdit(set, edits),
    ...(problem ? { diagnostics: [toDiagnostic(set, problem)], isPreferred: problem.remedies.length === 1 } : {}),
  };
}

const actionKinds = {
  remedy: CodeActionKind.QuickFix,
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
} as const satisfies Record<ServiceAction["kind"], CodeActionKind>;

/** Each token by its distance from the one before: line, character, length, kind, modifiers as bits. */
export function toTokenData(tokens: readonly SemanticToken[], places: Places): number[] {
  let before = { line: 0, character: 0 };
  return tokens.flatMap(({ start, end, kind, modifiers }) => {
    const at = places.positionAt(start);
    const lines = at.line - before.line;
    const character = lines === 0 ? at.character - before.character : at.character;
    before = at;
    const bits = modifiers.reduce((sum, modifier) => sum + 2 ** tokenModifiers.indexOf(modifier), 0);
    return [lines, character, end - start, tokenKinds.indexOf(kind), bits];
  });
}

export function toDocumentSymbol(
  { kind, name, detail, span, nameSpan, children }: OutlineEntry,
  places: Places,
): DocumentSymbol {
  return {
    name: name === "" ? "…" : name,
    ...(detail === "" ? {} : { detail }),
    kind: symbolKinds[kind],
    // Editors refuse an entry whose name stands outside of it, as in a tree with holes it may.
    range: places.rangeOf({ start: Math.min(span.start, nameSpan.start), end: Math.max(span.end, nameSpan.end) }),
    selectionRange: places.rangeOf(nameSpan),
    children: children.map((child) => toDocumentSymbol(child, places)),
  };
}

export function toSymbolInformation(set: RuleSet, { kind, name, within, nameSpan }: FoundName): SymbolInformation {
  return { name, kind: symbolKinds[kind], containerName: within, location: toLocation(set, nameSpan) };
}

const symbolKinds = {
  vocabulary: SymbolKind.Module,
  act: SymbolKind.Module,
  article: SymbolKind.Namespace,
  section: SymbolKind.Namespace,
  comma: SymbolKind.Package,
  rule: SymbolKind.Function,
  parameter: SymbolKind.Constant,
  requirement: SymbolKind.Boolean,
  interpretation: SymbolKind.Enum,
  example: SymbolKind.Event,
  property: SymbolKind.Event,
  unit: SymbolKind.TypeParameter,
  cycle: SymbolKind.TypeParameter,
  authority: SymbolKind.Key,
  enumeration: SymbolKind.Enum,
  option: SymbolKind.EnumMember,
  entity: SymbolKind.Class,
  field: SymbolKind.Field,
  action: SymbolKind.Method,
  term: SymbolKind.Interface,
} as const satisfies Record<OutlineKind, SymbolKind>;

export function toFold({ start, end, kind }: ServiceFold, places: Places): FoldingRange {
  const range = { startLine: places.positionAt(start).line, endLine: places.positionAt(end).line };
  return kind === "comment" ? { ...range, kind: FoldingRangeKind.Comment } : range;
}

export function toLens(uri: string, { span, title, examples }: ExampleLens, places: Places): CodeLens {
  return {
    range: places.rangeOf(span),
    command: { title, command: runExamplesCommand, arguments: [uri, ...examples.map(({ line }) => line)] },
  };
}

export function toHint({ at, text }: InlayValue, places: Places): InlayHint {
  return { position: places.positionAt(at), label: text, paddingLeft: true };
}
