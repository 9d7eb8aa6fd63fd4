/** `delibera import` on the embedded database: what its page shows, and what it answers when something is wrong. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importRuleFiles } from "@delibera/acts";
import { migrate, openDatabase } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { progressLine } from "../src/import/progress-line.ts";
import { delibera, repository } from "./run-delibera.ts";

const folder = mkdtempSync(join(tmpdir(), "delibera-import-"));
const env = { DELIBERA_DATA: join(folder, "data") };
const run = (...words: string[]) => delibera(["import", ...words], { cwd: folder, env });
const page = (name: string) => readFileSync(join(repository, "apps/cli", name), "utf8");
const pages = ["README.md", "README.it.md"].map((name) => [name, page(name)] as const);

beforeAll(async () => {
  const database = await openDatabase({ dataDirectory: env.DELIBERA_DATA });
  await migrate(database);
  await importRuleFiles(database, join(repository, "deliberations"));
  await loadRegistry(database, generateRegistry({ professionals: 30 }));
  await database.close();
  for (const [name] of pages) cpSync(env.DELIBERA_DATA, join(folder, name), { recursive: true });
  for (const [, path = "", text = ""] of page("README.md").matchAll(
    /<!-- import-file: (\S+) -->\n```\w+\n([\s\S]*?)```/g,
  )) {
    writeFileSync(join(folder, path), text);
  }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

describe("the page", () => {
  it("shows in both languages the same files and the same commands", () => {
    const shownIn = (text: string) => ({
      files: [...text.matchAll(/<!-- import-file: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(([block]) => block),
      commands: (text.match(/^\$ npx delibera import .*$/gm) ?? []).map((line) => line.replace(" --lang en", "")),
    });
    expect(shownIn(page("README.it.md"))).toEqual(shownIn(page("README.md")));
    expect(shownIn(page("README.md")).files).toHaveLength(2);
  });

  it.each(pages)("%s shows what its commands print, one after the other", { timeout: 300_000 }, (name, text) => {
    const [, shown = ""] = /<!-- import -->\n```console\n([\s\S]*?)```/.exec(text) ?? [];
    const commands = shown.split("\n").filter((line) => line.startsWith("$ "));
    expect(commands).toHaveLength(3);
    const printed = commands.map((line) => {
      const { out, err } = delibera(line.split(" ").slice(3), {
        cwd: folder,
        env: { DELIBERA_DATA: join(folder, name) },
      });
      return `${line}\n${out}${err}`;
    });
    expect(printed.join("")).toBe(shown);
  });

  it("says in the list of refusals what is wrong with each line", () => {
    expect(readFileSync(join(folder, "rifiuti.csv"), "utf8")).toBe(
      [
        "file,line,event,edition,reason,sentence",
        "sbagliato.csv,2,PROVA-2,1,above-event,12.5 crediti sono più di quelli che l'evento dà (12.0): correggerli",
        'sbagliato.csv,3,PROVA-2,1,outside-event,"i crediti sono acquisiti il 2024-05-12, fuori dall\'evento (2024-05-10 – 2024-05-11): correggere la data"',
        "",
      ].join("\n"),
    );
  });
});

describe("the answer", () => {
  it("without a file for them has the reasons on standard error, and 2", () => {
    const { code, out, err } = run(
      "--lang",
      "en",
      "--registered-on",
      "2024-06-02",
      "--dry-run",
      "--json",
      "sbagliato.csv",
    );
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ kind: "finished", dryRun: true, tally: { refused: 1, reasons: 2 } });
    expect(err).toBe(
      [
        "sbagliato.csv:2: 12.5 credits are more than the event gives (12.0): correct them",
        "sbagliato.csv:3: the credits are acquired on 2024-05-12, outside the event (2024-05-10 – 2024-05-11): correct the date\n",
      ].join("\n"),
    );
  });

  it("to a file that breaks off is 1, with the line, and what was whole before it is dealt with", () => {
    const whole = readFileSync(join(folder, "rapporto.xml"), "utf8");
    writeFileSync(join(folder, "rotto.xml"), whole.replace("PROVA-1", "PROVA-9").slice(0, -40));
    const { code, out, err } = run("--report", "rotto.ndjson", "rotto.xml", "rapporto.xml");
    expect([code, out]).toEqual([
      1,
      "rotto.xml: 0 rapporti nuovi\nrapporto.xml: 1 rapporto nuovo, 1 rapporto oltre il termine, 2 partecipazioni registrate\n",
    ]);
    expect(err).toMatch(/^rotto\.xml:5: il file finisce prima della fine del rapporto: procurarsi il file intero; /);
    expect(JSON.parse(readFileSync(join(folder, "rotto.ndjson"), "utf8"))).toMatchObject({
      line: 5,
      reason: "truncated",
    });
  });

  it.each([
    [["mancante.xml"], "mancante.xml non esiste: controllare il percorso"],
    [["."], ". non è un file: indicare un file"],
    [
      ["data/pglite/PG_VERSION"],
      "data/pglite/PG_VERSION non dice il suo formato: il nome finisce in .xml, .csv o .ndjson",
    ],
    [
      ["--database", "mysql://x", "rapporto.xml"],
      "il database non si può usare: the database address must begin with postgres://; correct DATABASE_URL",
    ],
    [
      ["--database", "postgres://a:segreta@127.0.0.1:1/x", "rapporto.xml"],
      "il database non si può usare: no database answers at 127.0.0.1:1 (ECONNREFUSED); start it or correct DATABASE_URL",
    ],
    [
      ["--registered-on", "2024-02-30", "rapporto.xml"],
      "`2024-02-30` in --registered-on non è una data: scriverla come 2018-09-26",
    ],
    [
      ["--report", "nessuna/lista.csv", "rapporto.xml"],
      "l'elenco dei rifiuti non si può scrivere in nessuna/lista.csv (ENOENT): controllare il percorso",
    ],
  ])("to %j is 1 and one sentence", (words, sentence) => {
    expect(run(...words)).toEqual({ code: 1, out: "", err: `delibera: ${sentence}\n` });
  });

  it("where no acts are published says so", () => {
    const empty = delibera(["import", "rapporto.xml"], { cwd: folder, env: { DELIBERA_DATA: join(folder, "empty") } });
    expect(empty.code).toBe(1);
    expect(empty.err).toContain("non ha atti pubblicati, e senza non si può giudicare nulla: pubblicarli");
  });
});

describe("the progress line", () => {
  const terminal = { inWords: ({ en }: { en: string }) => en } as unknown as Parameters<typeof progressLine>[0];
  const progress = { bytes: 1000, read: 250, participants: 120_000, skipping: false };

  it("says how far, how fast and how long still, and goes away", () => {
    const written: string[] = [];
    let now = 0;
    const line = progressLine(terminal, { isTTY: true, write: (text) => written.push(text) }, () => now);
    now = 10_000;
    line.update(progress);
    line.update(progress);
    now = 10_300;
    line.update({ ...progress, skipping: true });
    line.clear();
    expect(written).toEqual([
      "\r\u001b[K25%  120\u202f000 participations  12\u202f000/s  30 s left",
      "\r\u001b[K25%  skipping what is registered already",
      "\r\u001b[K",
    ]);
  });

  it("is not written where nobody looks", () => {
    const written: string[] = [];
    const line = progressLine(terminal, { write: (text) => written.push(text) });
    line.update(progress);
    line.clear();
    expect(written).toEqual([]);
  });
});
