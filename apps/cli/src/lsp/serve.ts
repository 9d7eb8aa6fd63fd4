/**
 * The language server: a connection with an editor over standard input and output. Texts are taken as the editor has them; the rules are
 * compiled when somebody asks, or once the keys have been still for a moment.
 */
import process from "node:process";
import { diagnose } from "@delibera/rules-dsl/compile";
import type { KnownValues } from "@delibera/rules-dsl/language-service";
import type { CancellationToken, Connection, InitializeParams } from "vscode-languageserver/node";
import {
  CodeLensRefreshRequest,
  createConnection,
  DidChangeWatchedFilesNotification,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { words } from "../words.ts";
import { answersOf } from "./answers.ts";
import type { Client } from "./capabilities.ts";
import { clientOf, runExamplesCommand, serverCapabilities } from "./capabilities.ts";
import { editedText } from "./edited-text.ts";
import { newExampleRuns } from "./example-runs.ts";
import { newPublishing } from "./published.ts";
import type { RuleSet } from "./rule-set.ts";
import { RuleSets } from "./rule-sets.ts";

export interface ServeOptions {
  /** Undefined: the language of the editor. */
  readonly language: "it" | "en" | undefined;
  readonly version: string;
  /** What the rules give for the person the server was started for. */
  readonly valuesOf: ((set: RuleSet) => KnownValues | undefined) | undefined;
}

/** Milliseconds without a key after which mistakes are looked for. */
const stillFor = 30;

/** Resolves when the editor has said goodbye: true when it did so in order. */
export function serve({ language: asked, version, valuesOf }: ServeOptions): Promise<boolean> {
  // The parser is made now, and not while somebody waits for the first answer.
  diagnose([{ name: "", text: "" }]);
  const reader = new StreamMessageReader(process.stdin);
  // After a header that it cannot read the reader waits for more to come, though a whole message may have come with it.
  reader.onError(() => setImmediate(() => process.stdin.emit("data", Buffer.alloc(0))));
  const connection = createConnection(reader, new StreamMessageWriter(process.stdout));
  const sets = new RuleSets();
  let client: Client = clientOf({});
  let language: "it" | "en" = asked ?? "it";
  let folders: readonly string[] = [];
  const runs = newExampleRuns(() => language);
  const publish = newPublishing(
    (params) => void connection.sendDiagnostics(params).catch(log),
    () => language,
  );
  const log = (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const published = newPause(
    stillFor,
    (set: RuleSet) => {
      publish(set);
      if (client.refreshesHints && valuesOf) connection.sendRequest(InlayHintRefreshRequest.type).catch(log);
    },
    log,
  );

  connection.onInitialize((params: InitializeParams) => {
    client = clientOf(params.capabilities);
    language = asked ?? (params.locale?.toLowerCase().startsWith("en") ? "en" : "it");
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return { capabilities: serverCapabilities(valuesOf !== undefined), serverInfo: { name: "delibera", version } };
  });
  connection.onInitialized(() => {
    for (const folder of folders) sets.open(folder);
    for (const set of sets.all()) published(set);
    if (!client.watchesFiles) return;
    const watchers = [{ globPattern: "**/*.delibera" }];
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(log);
  });

  keepTexts(connection, sets, published);
  answer(
    connection,
    answersOf({ sets, runs, valuesOf: valuesOf ?? (() => undefined), client: () => client, language: () => language }),
  );

  connection.onExecuteCommand(({ command, arguments: [uri, ...lines] = [] }) => {
    const found = command === runExamplesCommand && typeof uri === "string" ? sets.find(uri) : undefined;
    if (!found) return null;
    const examples = lines.map((line) => ({ title: "", file: found.name, line: Number(line) }));
    const result = runs.run(found.set, examples);
    const message = (result ? words.examplesRun(result.passed, result.failed) : words.examplesNotRun())[language];
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(log);
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(log);
    return result ?? null;
  });

  return new Promise((resolve) => {
    let inOrder = false;
    connection.onShutdown(() => {
      inOrder = true;
    });
    connection.onExit(() => resolve(inOrder));
    process.stdin.once("end", () => resolve(inOrder));
    reader.onError(log);
    // An editor that refuses what it is sent, or a defect of ours, costs one answer and not the session.
    process.on("unhandledRejection", log);
    connection.listen();
  });
}

/** The texts as the editor has them, and as they are on the disk when it has them no more. */
function keepTexts(connection: Connection, sets: RuleSets, changed: (set: RuleSet) => void): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const found = sets.find(uri);
    if (!found) return;
    found.set.edit(found.name, { uri, version, text });
    changed(found.set);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const found = sets.find(uri);
    const open = found?.set.opened(found.name);
    if (!found || !open) return;
    found.set.edit(found.name, { uri, version, text: editedText(open.text, contentChanges) });
    changed(found.set);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const found = sets.find(uri);
    if (!found) return;
    found.set.close(found.name);
    changed(found.set);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      const found = sets.find(uri);
      if (!found) continue;
      found.set.reread(found.name);
      changed(found.set);
    }
  });
}

/** A question whose answer nobody waits for any more, because the editor withdrew it, is not worked on. */
function answer(connection: Connection, answers: ReturnType<typeof answersOf>): void {
  const inTurn =
    <P, R>(work: (params: P) => R) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      await new Promise(setImmediate);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      return work(params);
    };
  connection.onCompletion(inTurn(answers.completion));
  connection.onHover(inTurn(answers.hover));
  connection.onSignatureHelp(inTurn(answers.signatureHelp));
  connection.onDefinition(inTurn(answers.definition));
  connection.onReferences(inTurn(answers.references));
  connection.onDocumentHighlight(inTurn(answers.highlights));
  connection.onPrepareRename(inTurn(answers.prepareRename));
  connection.onRenameRequest(inTurn(answers.rename));
  connection.onDocumentFormatting(inTurn(answers.formatting));
  connection.onDocumentRangeFormatting(inTurn(answers.rangeFormatting));
  connection.onCodeAction(inTurn(answers.codeActions));
  connection.languages.semanticTokens.on(inTurn((params) => answers.semanticTokens(params) ?? { data: [] }));
  connection.languages.semanticTokens.onRange(
    inTurn((params) => answers.semanticTokensInRange(params) ?? { data: [] }),
  );
  connection.onDocumentSymbol(inTurn(answers.documentSymbols));
  connection.onWorkspaceSymbol(inTurn(answers.workspaceSymbols));
  connection.onFoldingRanges(inTurn(answers.folding));
  connection.onSelectionRanges(inTurn(answers.selection));
  connection.onCodeLens(inTurn(answers.lenses));
  connection.languages.inlayHint.on(inTurn(answers.hints));
}

/** Does the work once for all the calls that follow one another within so many milliseconds. */
function newPause(milliseconds: number, work: (set: RuleSet) => void, failed: (error: unknown) => void) {
  const waiting = new Map<RuleSet, NodeJS.Timeout>();
  return (set: RuleSet): void => {
    clearTimeout(waiting.get(set));
    const later = setTimeout(() => {
      waiting.delete(set);
      try {
        work(set);
      } catch (error) {
        failed(error);
      }
    }, milliseconds);
    waiting.set(set, later);
  };
}
