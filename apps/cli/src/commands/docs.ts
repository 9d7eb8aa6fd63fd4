/** `delibera docs`: a page for each act, for who reads law and not rule files: static, without scripts, to be put anywhere. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@delibera/rules-dsl/compile";
import { runExamples } from "@delibera/rules-dsl/examples";
import { format } from "@delibera/rules-dsl/formatter";
import type { Library } from "../docs/act-page.ts";
import { actPage, fileOfAct } from "../docs/act-page.ts";
import { indexPage } from "../docs/index-page.ts";
import { relationsIn } from "../docs/relations.ts";
import { style } from "../docs/style.ts";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { compileFolder, deliberationsFolder, programOf } from "../load/deliberations.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";

export interface DocsOptions {
  readonly out: string;
}

export function docs(asked: string | undefined, { out }: DocsOptions, terminal: Terminal): ExitCode {
  const folder = deliberationsFolder(asked, terminal);
  programOf(folder, terminal);
  // Laid out before it is compiled: the lines of the program are then those of the texts shown.
  const laid = compileFolder(folder).sources.map((source) => {
    const { text } = format(source);
    return { name: source.name, text: text ?? source.text };
  });
  const { program } = compile(laid);
  if (program === undefined) throw new Error("laying out broke the acts");
  const failed = runExamples(program).filter(({ passed }) => !passed);
  const library: Library = {
    program,
    relations: relationsIn(program),
    texts: new Map(laid.map(({ name, text }) => [name, text])),
    failed: new Set(failed.map(({ place, title }) => `${place.file}:${title}`)),
    terminal,
  };
  const pages = [
    ["index.html", indexPage(library)],
    ["stile.css", style],
    ...program.acts.map((act) => [fileOfAct(act.name), actPage(act, library)] as const),
  ] as const;
  try {
    mkdirSync(out, { recursive: true });
    for (const [name, text] of pages) writeFileSync(join(out, name), text);
  } catch (cause) {
    throw new Refusal(words.cannotWrite(out), { cause });
  }
  terminal.say(words.pagesWritten(program.acts.length, join(out, "index.html")));
  return exitCodes.fine;
}
