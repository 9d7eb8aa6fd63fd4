/** What the server can do, as it tells an editor, and what of it the editor can show. */
import { tokenKinds, tokenModifiers } from "@delibera/rules-dsl/language-service";
import type { ClientCapabilities, ServerCapabilities } from "vscode-languageserver/node";
import { CodeActionKind, MarkupKind, TextDocumentSyncKind } from "vscode-languageserver/node";

export const runExamplesCommand = "delibera.runExamples";

export function serverCapabilities(hasPerson: boolean): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [":", "=", "("] },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ["(", ";"] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorRewrite],
    },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenKinds], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: hasPerson,
    executeCommandProvider: { commands: [runExamplesCommand] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

export interface Client {
  readonly fillsTemplates: boolean;
  readonly readsMarkdown: boolean;
  readonly showsOutlines: boolean;
  readonly watchesFiles: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
}

export function clientOf({ textDocument, workspace }: ClientCapabilities): Client {
  const { completion, hover, documentSymbol } = textDocument ?? {};
  return {
    fillsTemplates: completion?.completionItem?.snippetSupport === true,
    readsMarkdown: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    showsOutlines: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
  };
}
