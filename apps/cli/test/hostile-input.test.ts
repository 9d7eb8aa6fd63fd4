import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import type { Run } from "./run-delibera.ts";
import { binary, delibera, repository, sample, temporaryFolder } from "./run-delibera.ts";

function evaluate(input: string, ...options: readonly string[]): Run {
  return delibera(["eval", "--input", input, "--triennium", "2017-2019", "--json", ...options]);
}

function evaluateText(text: string | Uint8Array): Run {
  return delibera(["eval", "--input", "-", "--triennium", "2017-2019", "--json"], { input: text });
}

function refused(sentence: string): Run {
  return { code: 1, out: "", err: `delibera: ${sentence}\n` };
}

describe("a record that cannot be read is one sentence and 1", () => {
  it.each([
    ["is missing", "nessuno.json", "nessuno.json non esiste: controllare il percorso"],
    ["is a folder", "deliberations", "deliberations non è un file: indicare un file"],
    ["has no end", "/dev/zero", "/dev/zero non è un file: indicare un file"],
  ])("because it %s", (_, input, sentence) => {
    expect(evaluate(input)).toEqual(refused(sentence));
  });

  it.each([
    ["is empty", "", "stdin non è JSON valido alla riga 1, colonna 1: correggere lì"],
    ["is not JSON", '{\n  "id": "P-1",\n}', "stdin non è JSON valido alla riga 3, colonna 1: correggere lì"],
    [
      "has a key twice",
      '{"id": "P-1",\n "registrations": [], "registrations": []}',
      "stdin ripete la chiave `registrations` alla riga 2, colonna 23: lasciarne una",
    ],
    [
      "is a hundred thousand lists deep",
      "[".repeat(100_000),
      "stdin non è JSON valido alla riga 1, colonna 100001: correggere lì",
    ],
    [
      "is not UTF-8",
      Buffer.from('{"id": "è"}', "latin1"),
      "stdin non è un testo UTF-8: salvarlo con la codifica UTF-8",
    ],
    ["is huge", Buffer.alloc(33 * 1024 * 1024, " "), "stdin supera i 32 MB: non può essere il file giusto"],
  ])("because it %s", (_, text, sentence) => {
    expect(evaluateText(text)).toEqual(refused(sentence));
  });

  it("because it is huge on the disk", () => {
    const path = join(temporaryFolder(), "huge.json");
    writeFileSync(path, Buffer.alloc(33 * 1024 * 1024, " "));
    expect(evaluate(path)).toEqual(refused(`${path} supera i 32 MB: non può essere il file giusto`));
  });
});

describe("a record that is refused", () => {
  it("says every reason with its path, computes nothing and answers 1", () => {
    const record = {
      id: "P-1",
      fiscalCode: "RSSMRA80A01H501X",
      participations: [{ id: "PA-1", role: "learner", acquiredOn: "2017-02-29", credits: "50.5" }],
    };
    expect(evaluateText(JSON.stringify(record))).toEqual({
      code: 1,
      out: "",
      err: [
        "delibera: stdin è rifiutato per 3 motivi:",
        "  fiscalCode: `RSSMRA80A01H501X` ha il carattere di controllo sbagliato: con quei caratteri sarebbe `U`, ricopiare il codice dal documento",
        "  participations[0].acquiredOn: `2017-02-29` non esiste nel calendario: correggere il giorno o il mese",
        "  participations[0].credits: `50.5` supera i 50,0 crediti che una partecipazione può dare: correggere l'importo",
        "",
      ].join("\n"),
    });
  });

  it("is refused in English when asked", () => {
    const args = ["eval", "--input", "-", "--triennium", "2017-2019", "--lang", "en"];
    expect(delibera(args, { input: '{"id": "P-1", "firstname": "Anna"}' }).err).toBe(
      "delibera: stdin is refused for one reason:\n  firstname: unknown key `firstname`: perhaps `firstName`?\n",
    );
  });
});

describe("a request that makes no sense is one sentence and 1", () => {
  it("when the triennium does not exist", () => {
    const args = ["eval", "--input", sample("tutto-in-regola"), "--triennium", "2018-2020"];
    expect(delibera(args)).toEqual(refused("`2018-2020` non è un triennio: scrivere ad esempio 2017-2019, oppure all"));
  });

  it.each([
    [["--known-on", "2018-02-30"], "`2018-02-30` in --known-on non è una data: scriverla come 2018-09-26"],
    [["--as-of", "31/12/2018"], "`31/12/2018` in --as-of non è una data: scriverla come 2018-09-26"],
    [["--interpretation", "A-BAND"], "`A-BAND` non è una scelta: scrivere --interpretation NOME=OPZIONE"],
    [
      ["--interpretation", "A-BAND=scaglione_superiore", "--interpretation", "a-band=scaglione_inferiore"],
      "A-BAND è scelta due volte: lasciare una sola --interpretation per A-BAND",
    ],
  ])("%j", (options, sentence) => {
    expect(evaluate(sample("tutto-in-regola"), ...options)).toEqual(refused(sentence));
  });

  it("when a reading or its option is unknown, and lists the known ones", () => {
    expect(evaluate(sample("tutto-in-regola"), "--interpretation", "A-NIENTE=x").err).toMatch(
      /^delibera: nessuna interpretazione si chiama `A-NIENTE`: scrivere una fra .*A-FLOOR \(obbligo_sotto_zero\), .*A-BAND \(fascia_fra_120_e_121\)/,
    );
    expect(evaluate(sample("tutto-in-regola"), "--interpretation", "A-PRORATION=x")).toEqual(
      refused("`x` non è un'opzione di A-PRORATION: scrivere una fra LITERAL (alla_lettera), YEARLY (anno_per_anno)"),
    );
  });
});

describe("rules that cannot be read", () => {
  it("are one sentence and 1", () => {
    const folder = temporaryFolder();
    expect(delibera(["check", "nessuna"])).toEqual(refused("nessuna non esiste: controllare il percorso"));
    expect(delibera(["check", folder])).toEqual(
      refused(`nessun file .delibera in ${folder}: indicare la cartella delle deliberazioni`),
    );
    expect(delibera(["check", "LICENSE"])).toEqual(
      refused("LICENSE non è un file .delibera: indicare un file di regole o una cartella"),
    );
    expect(evaluate(sample("tutto-in-regola"), "--deliberations", "LICENSE")).toEqual(
      refused("LICENSE non è una cartella: indicare una cartella"),
    );
    writeFileSync(join(folder, "latino.delibera"), Buffer.from('-- è\ndelibera x "y"\n', "latin1"));
    // A path is shown as it is shortest from where the person is.
    const { code, out, err } = delibera(["check", folder]);
    expect([code, out]).toEqual([1, ""]);
    expect(err.replace(/^delibera: \S*\//, "")).toBe(
      "latino.delibera non è un testo UTF-8: salvarlo con la codifica UTF-8\n",
    );
  });

  it("get diagnostics and 3 when they are text of any kind", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "nul.delibera"), 'delibera \u0000x "y"\r\n'.repeat(3));
    writeFileSync(join(folder, "deep.delibera"), `delibera x "y"\n  = ${"(".repeat(2000)}\nfine\n`);
    writeFileSync(join(folder, "a/long.delibera"), `-- ${"parola ".repeat(200_000)}\n`);
    const { code, out, err } = delibera(["check", folder, "--format", "compact"]);
    expect(code).toBe(3);
    expect(err).toMatch(/^3 file controllati: \d+ errori, 0 avvisi\n$/);
    for (const name of ["nul.delibera", "deep.delibera"]) expect(out).toContain(`${folder}/${name}:`);
    // What a terminal would obey stays in the file.
    expect(out).not.toContain("\u0000");
  });
});

describe("a reader that goes away", () => {
  const answer = (command: string) => {
    const script = `"${process.execPath}" "${binary}" ${command} | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: repository, encoding: "utf8" });
    return [stdout.trim(), stderr];
  };

  it("is no failure, and does not change the answer", () => {
    const line = `eval --input ${sample("tutto-in-regola")} --triennium 2017-2019`;
    expect(answer(`${line} --json`)).toEqual(["0", ""]);
    expect(answer(`explain --depth all ${line.replace("eval ", "")}`)).toEqual(["0", ""]);
  });
});

it("an output that cannot be written is one sentence and 1", () => {
  const script = `"${process.execPath}" "${binary}" --version > /dev/full`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect([status, stderr]).toEqual([
    1,
    "delibera: il risultato non si è potuto scrivere (ENOSPC): controllare dove va\n",
  ]);
});

it("an output of which only the beginning fits is no answer", () => {
  const file = join(temporaryFolder(), "answer.json");
  const line = `eval --input ${sample("tutto-in-regola")} --triennium 2017-2019 --json`;
  expect(delibera(line.split(" ")).out.length).toBeGreaterThan(4096);
  const script = `ulimit -f 4; "${process.execPath}" "${binary}" ${line} > "${file}"`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: repository, encoding: "utf8" });
  expect([status, stderr]).toEqual([
    1,
    "delibera: il risultato non si è potuto scrivere (EFBIG): controllare dove va\n",
  ]);
});

it("an interruption answers 130", async () => {
  const args = [binary, "eval", "--input", "-", "--triennium", "2017-2019"];
  const child = spawn(process.execPath, args, { cwd: repository, stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve([code, signal])));
  // It waits for a record that never comes. Earlier than this Node itself has hardly begun.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
});
