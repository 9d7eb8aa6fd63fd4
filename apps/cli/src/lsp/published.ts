/** Diagnostics of every file of a set, sent to the editor when they change: those of what it has open, and of the others too. */
import { basename } from "node:path";
import { problemsOf } from "@delibera/rules-dsl/language-service";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver/node";
import { DiagnosticSeverity } from "vscode-languageserver/node";
import { unreadable } from "../load/unreadable.ts";
import { uriOf } from "./positions.ts";
import type { RuleSet } from "./rule-set.ts";
import { toDiagnostic } from "./to-protocol.ts";

export type Send = (params: PublishDiagnosticsParams) => void;

/** Sends what differs from what was sent last. */
export function newPublishing(send: Send, language: () => "it" | "en"): (set: RuleSet) => void {
  const sent = new Map<string, string>();
  const tell = (uri: string, diagnostics: Diagnostic[], version?: number) => {
    const words = JSON.stringify([version, diagnostics]);
    if (sent.get(uri) === words || (!sent.has(uri) && diagnostics.length === 0 && version === undefined)) return;
    sent.set(uri, words);
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };
  return (set) => {
    const byFile = new Map<string, Diagnostic[]>(set.names().map((name) => [name, []]));
    for (const problem of problemsOf(set.compilation(), language())) {
      const diagnostic = toDiagnostic(set, problem);
      const found = byFile.get(problem.span.file);
      if (found) found.push(diagnostic);
      else byFile.set(problem.span.file, [diagnostic]);
    }
    const told = new Set<string>();
    for (const [name, diagnostics] of byFile) {
      told.add(set.uri(name));
      tell(set.uri(name), diagnostics, set.opened(name)?.version);
    }
    for (const { path, why } of set.unreadable) {
      told.add(uriOf(path));
      const message = unreadable(basename(path), why).words[language()];
      tell(uriOf(path), [{ range: firstPlace, severity: DiagnosticSeverity.Error, source: "delibera", message }]);
    }
    // A file that is gone takes its mistakes with it.
    for (const uri of sent.keys()) if (uri.startsWith(uriOf(set.folder)) && !told.has(uri)) tell(uri, []);
  };
}

const firstPlace = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
