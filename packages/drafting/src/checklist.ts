/**
 * What a reviewer can rely on before reading: whether the text compiles, its examples hold and take every branch, slips would be noticed,
 * every comma is declared, its effects were simulated. Computed from the text, never ticked by hand.
 */
import type { PublishedProgram } from "@delibera/acts";
import type { Db } from "@delibera/database";
import { sentence } from "@delibera/rules-dsl/diagnostics";
import type { Label } from "@delibera/rules-dsl/ir";
import type { CurrentDraft } from "./current-draft.ts";
import type { DraftProblem } from "./draft-program.ts";
import { draftProgram } from "./draft-program.ts";
import { findingsOf } from "./findings.ts";
import { keepFinding, keptFindings, openThreads, simulationsOf } from "./kept-findings.ts";

export const checkNames = [
  "compiles",
  "examples",
  "clause-coverage",
  "mutants",
  "normative-coverage",
  "law-examples",
  "simulation",
  "comments",
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly name: CheckName;
  /** `running`: part of it is done, ask again. `unknown`: it cannot be told before something else is in order. */
  readonly state: "passed" | "failed" | "running" | "unknown";
  readonly reason: Label;
  readonly places: readonly CheckPlace[];
}

export interface ListedCheck extends Check {
  /** Whether it must pass before somebody may approve, and before the text becomes law. */
  readonly required: boolean;
}

export interface CheckPlace {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly says: Label;
}

/** The rest informs. */
export const requiredChecks: readonly CheckName[] = ["compiles", "examples", "normative-coverage", "comments"];

/** Longest time that one asking spends on what takes long; it goes on from there when it is asked again. */
const patience = { milliseconds: 2000 } as const;

/**
 * In the order of `checkNames`. What is found once is kept, and not computed again for the same text and the same program.
 * @param names only these; left out, all.
 */
export async function checklistOf(
  db: Db,
  published: PublishedProgram,
  draft: CurrentDraft,
  names: readonly CheckName[] = checkNames,
): Promise<readonly ListedCheck[]> {
  const { act, revision } = draft;
  const about = { hash: revision.hash, program: published.hash };
  const made = await draftProgram(published, { act, text: revision.text });
  const found = new Map<CheckName, Check>();
  if (made.kind === "compiled") {
    for (const check of await keptFindings(db, about)) found.set(check.name, check);
    const missing = names.filter((name) => !found.has(name));
    for (const check of await findingsOf(made.set.program, act, missing, patience.milliseconds)) {
      found.set(check.name, check);
      if (check.state !== "running") await keepFinding(db, about, check);
    }
  }
  found.set("compiles", compiles(made.kind === "refused" ? made.problems : []));
  found.set("simulation", await simulated(db, draft));
  found.set("comments", await commented(db, draft, made.file.name));
  return checkNames
    .filter((name) => names.includes(name))
    .map((name) => ({ ...(found.get(name) ?? untold(name)), required: requiredChecks.includes(name) }));
}

function untold(name: CheckName): Check {
  const reason = {
    it: "non si può dire finché il testo non compila",
    en: "it cannot be told until the text compiles",
  };
  return { name, state: "unknown", reason, places: [] };
}

function compiles(problems: readonly DraftProblem[]): Check {
  if (problems.length === 0) {
    const reason = { it: "il testo compila con gli atti in vigore", en: "the text compiles with the acts in force" };
    return { name: "compiles", state: "passed", reason, places: [] };
  }
  return {
    name: "compiles",
    state: "failed",
    reason: { it: `errori: ${problems.length}`, en: `errors: ${problems.length}` },
    places: problems.map(({ file, line, ...problem }) => ({ file, line, says: sayProblem(problem) })),
  };
}

/** The sentence of a problem with what to do, in both languages. */
export function sayProblem({ diagnostic }: Pick<DraftProblem, "diagnostic">): Label {
  if (diagnostic === undefined) {
    return {
      it: "il testo non è dell'atto di questa bozza: riscrivere il nome dell'atto, o cominciare un'altra bozza",
      en: "the text is not of the act of this draft: write the act's name again, or begin another draft",
    };
  }
  const [it, en] = (["it", "en"] as const).map((language) => {
    const { message, help } = sentence(diagnostic, language);
    return `${message} (${help})`;
  });
  return { it: it ?? "", en: en ?? "" };
}

async function simulated(db: Db, draft: CurrentDraft): Promise<Check> {
  const results = await simulationsOf(db, draft);
  const isThere = results.length > 0;
  return {
    name: "simulation",
    state: isThere ? "passed" : "failed",
    reason: isThere
      ? { it: `simulazioni di questo testo: ${results.length}`, en: `simulations of this text: ${results.length}` }
      : {
          it: "nessuna simulazione di questo testo è stata allegata: si fa dalla pagina delle simulazioni",
          en: "no simulation of this text was attached: it is done from the page of simulations",
        },
    places: [],
  };
}

async function commented(db: Db, draft: CurrentDraft, file: string): Promise<Check> {
  const open = await openThreads(db, draft);
  const reason =
    open.length === 0
      ? { it: "nessun commento attende risposta", en: "no comment waits for an answer" }
      : { it: `commenti da chiudere: ${open.length}`, en: `comments to resolve: ${open.length}` };
  return {
    name: "comments",
    state: open.length === 0 ? "passed" : "failed",
    reason,
    places: open.map(({ article, comma, body }) => {
      const where = [article, comma].filter((each) => each !== null).join("/");
      const says = where === "" ? body : `${where}: ${body}`;
      return { file, line: 1, says: { it: says, en: says } };
    }),
  };
}
