/** `delibera lsp --stdio` as an editor meets it: texts that are not saved, mistakes of every file, answers, hostile messages. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type { LanguageClient } from "./language-client.ts";
import { libraryFolder, startLanguageClient } from "./language-client.ts";
import { delibera, repository } from "./run-delibera.ts";

const fees = "quote.delibera";
const changes = "modifiche.delibera";

function read(client: LanguageClient, name: string): string {
  return readFileSync(join(client.folder, name), "utf8");
}

/** Line and character, from 0, of a passage of a file. */
function place(text: string, passage: string, shift = 0) {
  const before = text.slice(0, text.indexOf(passage) + shift).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const templates = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

describe("delibera lsp", () => {
  it("tells the mistakes of every file of the set, of unsaved texts, and takes them back", async () => {
    const client = await startLanguageClient();
    const text = read(client, fees);
    await client.open(fees, text);
    expect((await client.diagnostics(({ version }) => version === 1)).diagnostics).toEqual([]);
    await client.change(fees, 2, [0, 9, 0, 19], "altre_quote");
    const other = await client.diagnostics(({ uri }) => uri === client.uri(changes));
    expect(other.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["misspelt-name", 1],
      ["misspelt-name", 1],
    ]);
    await client.change(fees, 3, [0, 9, 0, 20], "quote_2020");
    expect((await client.diagnostics(({ version }) => version === 3)).diagnostics).toEqual([]);
    await client.diagnostics(({ uri, diagnostics }) => uri === client.uri(changes) && diagnostics.length === 0);
    expect(read(client, fees)).toBe(text);
    expect(await client.close()).toBe(0);
  });

  it("answers for two edits that follow at once about the last one only", async () => {
    const client = await startLanguageClient();
    const text = read(client, fees);
    await client.open(fees, text);
    await client.diagnostics(({ version }) => version === 1);
    const { line, character } = place(text, "= base +", 2);
    await client.change(fees, 2, [line, character, line, character + 4], "bax");
    await client.change(fees, 3, [line, character, line, character + 3], "base");
    expect((await client.diagnostics(({ version }) => version === 3)).diagnostics).toEqual([]);
    expect(client.published.filter(({ version }) => version === 2)).toEqual([]);
    expect(await client.close()).toBe(0);
  });

  it("completes, explains, leads, renames across acts and lays out", async () => {
    const client = await startLanguageClient({ initialize: { capabilities: templates } });
    const text = read(client, fees);
    await client.open(fees, text);
    const { connection } = client;
    const textDocument = { uri: client.uri(fees) };
    const position = place(text, "base + spesa", 2);

    const completed: { label: string; textEdit: unknown }[] = await connection.sendRequest("textDocument/completion", {
      textDocument,
      position: place(text, "= libro", 2),
    });
    expect(completed.slice(0, 1)).toEqual([
      {
        label: "film",
        kind: 20,
        detail: "film · genere",
        sortText: "0000",
        filterText: "film",
        insertTextFormat: 1,
        textEdit: { range: { start: { line: 22, character: 64 }, end: { line: 22, character: 69 } }, newText: "film" },
      },
    ]);
    const clauses: { label: string; insertTextFormat: number }[] = await connection.sendRequest(
      "textDocument/completion",
      {
        textDocument,
        position: place(text, "regola quota", 3),
      },
    );
    expect(clauses.map(({ label, insertTextFormat }) => [label, insertTextFormat])).toEqual([
      ["regola", 1],
      ["regola …", 2],
    ]);

    expect(await connection.sendRequest("textDocument/hover", { textDocument, position })).toEqual({
      contents: {
        kind: "plaintext",
        value: [
          "base : gettoni",
          "definito da Quote del 2020, art. 1 c. 1, dal 01/01/2020: 10 gettoni",
          "— sostituito da Quote del 2022, art. 1 c. 1",
          "definito da Quote del 2022, art. 1 c. 1, dal 01/01/2022: 12 gettoni",
          "«Dal 2022 la base è di 12 gettoni.»",
        ].join("\n"),
      },
      range: { start: { line: 11, character: 10 }, end: { line: 11, character: 14 } },
    });
    const definitions: { uri: string }[] = await connection.sendRequest("textDocument/definition", {
      textDocument,
      position,
    });
    expect(definitions.map(({ uri }) => uri)).toEqual([client.uri(fees), client.uri(changes)]);
    const uses: unknown[] = await connection.sendRequest("textDocument/references", {
      textDocument,
      position,
      context: { includeDeclaration: false },
    });
    expect(uses).toHaveLength(3);

    const renamed: { changes: Record<string, { newText: string }[]> } = await connection.sendRequest(
      "textDocument/rename",
      {
        textDocument,
        position,
        newName: "importo_base",
      },
    );
    expect(Object.entries(renamed.changes).map(([uri, edits]) => [uri, edits.length])).toEqual([
      [client.uri(changes), 3],
      [client.uri(fees), 2],
    ]);
    await expect(
      connection.sendRequest("textDocument/rename", { textDocument, position, newName: "spesa" }),
    ).rejects.toThrow("`spesa` è già il nome di qualcos'altro: qualche riga cambierebbe significato");

    await client.change(fees, 2, [9, 6, 9, 6], "    ");
    expect(await connection.sendRequest("textDocument/formatting", { textDocument, options: {} })).toEqual([
      {
        range: { start: { line: 9, character: 0 }, end: { line: 10, character: 0 } },
        newText: "      parametro base = 10 gettoni\n",
      },
    ]);
    expect(await client.close()).toBe(0);
  });

  it("answers every other question an editor asks", async () => {
    const client = await startLanguageClient();
    const text = read(client, fees);
    await client.open(fees, text);
    const { connection } = client;
    const textDocument = { uri: client.uri(fees) };
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const ask = <R>(method: string, params: object = {}): Promise<R> =>
      connection.sendRequest(`textDocument/${method}`, { textDocument, ...params });

    const [act] = await ask<{ name: string; children: { name: string }[] }[]>("documentSymbol");
    expect([act?.name, act?.children.map(({ name }) => name)]).toEqual(["quote_2020", ["art. 1"]]);
    const found = await connection.sendRequest<{ name: string }[]>("workspace/symbol", { query: "libr" });
    expect(found.map(({ name }) => name)).toEqual(["libri_cari", "libro"]);
    expect((await ask<unknown[]>("foldingRange"))[0]).toEqual({ startLine: 6, endLine: 30 });
    const [selected] = await ask<{ range: unknown; parent: unknown }[]>("selectionRange", {
      positions: [place(text, "costo > 5")],
    });
    expect(selected?.range).toEqual({ start: { line: 20, character: 10 }, end: { line: 20, character: 15 } });
    const highlights = await ask<{ kind: number }[]>("documentHighlight", { position: place(text, "base + spesa") });
    expect(highlights.map(({ kind }) => kind)).toEqual([3, 2]);
    const tokens = await ask<{ data: number[] }>("semanticTokens/full");
    expect(tokens.data.slice(0, 10)).toEqual([0, 0, 8, 0, 0, 0, 9, 10, 12, 1]);
    const actions = await ask<{ title: string; kind: string }[]>("codeAction", {
      range: { start: place(text, "5 gettoni\n"), end: place(text, "5 gettoni\n") },
      context: { diagnostics: [], only: ["refactor.extract"] },
    });
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ["farne un parametro del comma", "refactor.extract"],
    ]);
    const help = await ask("signatureHelp", { position: place(text, "base + spesa") });
    expect(help).toBeNull();
    expect(await ask("hover", { position: { line: 5000, character: 5000 } })).toBeNull();
    expect(
      await connection.sendRequest("textDocument/hover", {
        textDocument: { uri: "untitled:altro" },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();

    const lenses = await ask<{ command: { title: string; command: string; arguments: unknown[] } }[]>("codeLens");
    expect(lenses.map(({ command }) => command.title)).toEqual(["▶ 1 esempio", "▶ esegui", "▶ 1 esempio", "▶ esegui"]);
    const { command = "", arguments: words = [] } = lenses[2]?.command ?? {};
    expect(await connection.sendRequest("workspace/executeCommand", { command, arguments: words })).toEqual({
      passed: 1,
      failed: 0,
    });
    const after = await ask<{ command: { title: string } }[]>("codeLens");
    expect(after.map(({ command: { title } }) => title).slice(2)).toEqual([
      "▶ 1 esempio: 1 riuscito, 0 falliti",
      "✓ riuscito",
    ]);
    await ask("semanticTokens/range", { range });
    expect(await client.close()).toBe(0);
  });

  it("reads again what others change on the disk, and what an editor closes unsaved", async () => {
    const client = await startLanguageClient();
    const text = read(client, fees);
    const wrong = text.replace("base + spesa", "basse + spesa");
    await client.open(fees, wrong);
    await client.diagnostics(({ uri, diagnostics }) => uri === client.uri(fees) && diagnostics.length === 1);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: client.uri(fees) } });
    await client.diagnostics(
      ({ uri, diagnostics, version }) => uri === client.uri(fees) && diagnostics.length === 0 && version === undefined,
    );
    writeFileSync(join(client.folder, fees), wrong);
    const already = client.published.length;
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: client.uri(fees), type: 2 }],
    });
    await client.diagnostics((found) => client.published.indexOf(found) >= already && found.diagnostics.length === 1);
    expect(await client.close()).toBe(0);
  });

  it("speaks the language of --lang, else that of the editor, else Italian", async () => {
    const sentence = async (args: readonly string[], initialize: Readonly<Record<string, unknown>>) => {
      const client = await startLanguageClient({ args, initialize });
      await client.open(fees, read(client, fees).replace("base + spesa", "zzzz + spesa"));
      const { diagnostics } = await client.diagnostics(({ uri }) => uri === client.uri(fees));
      await client.close();
      return diagnostics.find(({ severity }) => severity === 1)?.message.split("\n")[0];
    };
    expect(await sentence([], {})).toBe("nome sconosciuto `zzzz`");
    expect(await sentence([], { locale: "en-GB" })).toBe("unknown name `zzzz`");
    expect(await sentence(["--lang", "it"], { locale: "en-GB" })).toBe("nome sconosciuto `zzzz`");
  });

  it("shows beside the rules what they give for a person", async () => {
    const folder = join(repository, "deliberations");
    const input = join(folder, "professionisti/iscritta-nel-2017.json");
    const client = await startLanguageClient({ folder, args: ["--input", input, "--triennium", "2017-2019"] });
    const name = "2017-crediti-formativi.delibera";
    const text = read(client, name);
    const hints: { position: unknown; label: string }[] = await client.connection.sendRequest(
      "textDocument/inlayHint",
      {
        textDocument: { uri: client.uri(name) },
        range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
      },
    );
    expect(hints[0]).toEqual({
      position: { ...place(text, "parametro "), character: text.split("\n")[place(text, "parametro ").line]?.length },
      label: "= 150 crediti",
      paddingLeft: true,
    });
    expect(await client.close()).toBe(0);
  });
});

describe("what an editor should not send", () => {
  it("is answered with an error or passed over, and the next question is answered", async () => {
    const client = await startLanguageClient();
    const { connection, child } = client;
    const say = (text: string) => child.stdin.write(text);
    const framed = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const position = { line: 0, character: 0 };
    say(framed("this is no JSON"));
    say(framed('{"jsonrpc":"2.0"}'));
    say(framed("null"));
    say(framed("[]"));
    say(framed('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}'));
    say(framed('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"::::"}}}'));
    say(framed('{"jsonrpc":"2.0","method":"nobody/knows","params":{}}'));
    // All in one piece: what follows a header that cannot be read is read nevertheless.
    say(
      `Content-Length: x\r\n\r\nno header at all\r\n\r\n${framed('{"jsonrpc":"2.0","id":"piece","method":"nobody/told"}')}`,
    );
    await expect(connection.sendRequest("nobody/asks", {})).rejects.toThrow("nobody/asks");
    await expect(connection.sendRequest("textDocument/hover", { textDocument: null, position })).rejects.toThrow();
    await expect(connection.sendRequest("textDocument/hover", {})).rejects.toThrow();
    const far = { line: -4, character: -9 };
    expect(
      await connection.sendRequest("textDocument/hover", { textDocument: { uri: client.uri(fees) }, position: far }),
    ).toBeNull();
    await client.open(fees, "\u0000 «".repeat(1000));
    await client.diagnostics(({ uri, diagnostics }) => uri === client.uri(fees) && diagnostics.length > 0);
    expect(await client.close()).toBe(0);
  });

  it("a question that was withdrawn is not worked on", async () => {
    const client = await startLanguageClient();
    const withdrawn = new CancellationTokenSource();
    const asked = client.connection.sendRequest("workspace/symbol", { query: "" }, withdrawn.token);
    withdrawn.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(await client.connection.sendRequest("workspace/symbol", { query: "libri_cari" })).toHaveLength(1);
    expect(await client.close()).toBe(0);
  });

  it("an editor that dies takes the server with it, with an exit code that says so", async () => {
    const client = await startLanguageClient();
    client.child.stdin.end();
    expect(await client.ended).toBe(1);
  });

  it("wrong options are told in one sentence, before any message", () => {
    const cwd = libraryFolder();
    expect(delibera(["lsp"], { cwd })).toEqual({
      code: 1,
      out: "",
      err: "delibera: lsp parla solo con lo standard input e output: avviarlo con `delibera lsp --stdio`\n",
    });
    expect(delibera(["lsp", "--stdio", "--input", "x.json", "--lang", "en"], { cwd })).toEqual({
      code: 1,
      out: "",
      err: "delibera: to show the values of a person, name a file (--input FILE, not -) and a three-year period (--triennium)\n",
    });
  });
});
