/** Answers the questions of the page: keeps the published program and the last invented people, and runs one simulation at a time. */
import { contentHasher } from "@delibera/cohorts/content-hash";
import { generateCohort } from "@delibera/cohorts/synthetic";
import { professionList } from "@delibera/database/invention";
import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Dimension, Scenario } from "@delibera/simulation";
import { simulate } from "@delibera/simulation/simulate";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Language } from "../messages/language.tsx";
import { candidatesOf, choicesOf } from "./candidates.ts";
import type { Answer, Asked, DimensionName, Question } from "./protocol.ts";
import { regionNames } from "./region-names.ts";

export type Desk = (question: Question) => Promise<void>;
type Snapshot = ReturnType<typeof generateCohort>;

/** Bounds of the groups of age, in completed years. */
const ages = ["34", "44", "54", "64"];

export function openDesk(tell: (answer: Answer) => void): Desk {
  let law: { readonly program: Program; readonly sources: readonly SourceFile[] } | undefined;
  let invented: { readonly key: string; readonly snapshot: Snapshot } | undefined;
  let running: AbortController | undefined;

  const peopleOf = (program: Program, { people, seed, cycle }: Asked): Snapshot => {
    const key = `${people} ${seed} ${cycle}`;
    if (invented?.key !== key) {
      const snapshot = generateCohort(program, { people, seed, start: Number(cycle.slice(0, 4)) });
      invented = { key, snapshot };
    }
    return invented.snapshot;
  };

  const run = async (number: number, asked: Asked, language: Language, signal: AbortSignal): Promise<void> => {
    if (!law) return tell({ kind: "failed", number, message: "unreachable: no law was published to the worker" });
    const { program, sources } = law;
    const baseline: Scenario = { name: "", program, asOf: asked.asOf, knownOn: asked.knownOn };
    const candidates = candidatesOf(baseline, sources, asked.change, language);
    if (candidates.kind === "broken") return tell({ kind: "broken", number, errors: candidates.errors });
    const snapshot = peopleOf(program, asked);
    const simulated = await simulate(
      {
        cycle: asked.cycle,
        baseline,
        candidates: candidates.scenarios,
        measure: "obligation.individual",
        state: "certifiable",
        also: ["balance"],
        // Who owes less is better off.
        favourable: "smaller",
        bands: asked.bands,
        dimensions: [dimensionOf(asked.by, snapshot)],
      },
      snapshot.cohort,
      {
        onProgress: ({ done, milliseconds }) => tell({ kind: "progress", number, done, milliseconds }),
        onSample: (report) => tell({ kind: "sample", number, report }),
        signal,
        language,
      },
    );
    if (simulated.kind === "done") {
      const cohort = asked.change.kind === "draft" ? hashOf(snapshot) : undefined;
      tell({ kind: "done", number, report: simulated.report, cohort });
    } else if (simulated.kind === "refused") tell({ kind: "refused", number, problems: simulated.problems });
    else tell({ kind: "cancelled", number });
  };

  return async (question) => {
    if (question.kind === "publish") {
      const { program } = compile(question.sources);
      if (!program) return tell({ kind: "failed", number: 0, message: "the published acts do not compile" });
      law = { program, sources: question.sources };
      return tell({ kind: "choices", choices: choicesOf(program) });
    }
    running?.abort();
    if (question.kind === "cancel") return;
    running = new AbortController();
    const { number, asked, language } = question;
    try {
      await run(number, asked, language, running.signal);
    } catch (error) {
      tell({ kind: "failed", number, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

function dimensionOf(by: DimensionName, { people }: Snapshot): Dimension {
  if (by === "age") return { name: by, fact: "birthDate", bands: ages };
  const { codes, values } = people.dimensions[by];
  return { name: by, codes: values, labels: codes.map((code) => labelOf(by, code)) };
}

function labelOf(by: DimensionName, code: string): string {
  if (by === "profession") return professionList.find((each) => `${each.code}` === code)?.name ?? code;
  return by === "region" ? (regionNames[code] ?? code) : code;
}

/** As the command line gives it for the same people. */
function hashOf(snapshot: Snapshot): string {
  const hasher = contentHasher(() => {
    const hash = sha256.create();
    return { update: (bytes) => hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  });
  hasher.add(snapshot);
  return hasher.close();
}
