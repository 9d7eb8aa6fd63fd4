/**
 * The page's side of the compiler's worker: questions are numbered, at most one computation is under way, and while it is only
 * the latest text waits behind it. An answer that something newer has overtaken is dropped.
 */
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Step } from "../ledger/step.ts";
import type { Language } from "../messages/language.tsx";
import type {
  Answer,
  Authority,
  ColouredRange,
  Computed,
  Edited,
  FoundSentence,
  HoverWords,
  Place,
  Proposals,
  Question,
  Reading,
  Renaming,
  SentencesAsked,
} from "./protocol.ts";
import type { Behaviour, EntryGroup, KeptExample, LineValue, SaidDifference, TestReport } from "./study-protocol.ts";

export interface Compiler {
  publish(sources: readonly SourceFile[]): void;
  /** Undefined when a later call overtook this one. Rejects when the worker stopped on this text. */
  compute(file: string, text: string, reading: Reading | undefined): Promise<Computed | undefined>;
  /** Explains a line of the ledger that the last answered `compute` gave. */
  explain(line: string, language: Language): Promise<Step | undefined>;
  /** Makes an example of a line of that ledger; undefined when none can say it. */
  keep(line: string): Promise<KeptExample | undefined>;
  colour(text: string): Promise<readonly ColouredRange[] | undefined>;
  /** Undefined when the text cannot be formatted. */
  format(file: string, text: string): Promise<string | undefined>;
  hover(place: Place, language: Language): Promise<HoverWords | undefined>;
  /** Where the name at a place is declared. */
  define(place: Place): Promise<{ readonly file: string; readonly start: number } | undefined>;
  complete(place: Place, language: Language): Promise<Proposals | undefined>;
  /** What the name at a place is called and where it stands, and what calls it otherwise; undefined where no name stands. */
  rename(place: Place & { readonly to?: string }, language: Language): Promise<Renaming | undefined>;
  /** Of the ledger that the last answered `compute` gave: the sentences that come from a comma, each once. */
  sentences(asked: SentencesAsked, language: Language): Promise<readonly FoundSentence[]>;
  authorities(): Promise<readonly Authority[]>;
  /** Of the person and text that the last answered `compute` was about; undefined when it gave no ledger. */
  values(file: string, language: Language): Promise<readonly LineValue[] | undefined>;
  /** What a form can change of a text in place; undefined when it holds no act. */
  entries(edited: Edited): Promise<readonly EntryGroup[] | undefined>;
  /** Each of these is undefined while the text has errors, and rejects when the worker stopped on it. */
  test(edited: Edited, language: Language): Promise<TestReport | undefined>;
  differ(edited: Edited): Promise<readonly SaidDifference[] | undefined>;
  behave(edited: Edited, cycle: string, language: Language): Promise<Behaviour | undefined>;
  close(): void;
}

/** Where the questions go and the answers come from; tests stand in for the worker. */
export interface Channel {
  send(question: Question): void;
  receive(answered: (answer: Answer) => void, stopped: (message: string) => void): void;
  close(): void;
}

export function workerChannel(worker: Worker): Channel {
  return {
    send: (question) => worker.postMessage(question),
    receive: (answered, stopped) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => answered(data);
      worker.onerror = ({ message }) => stopped(message);
    },
    close: () => worker.terminate(),
  };
}

interface Awaited {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface PendingComputation {
  readonly file: string;
  readonly text: string;
  readonly reading: Reading | undefined;
  readonly resolve: (computed: Computed | undefined) => void;
  readonly reject: (error: Error) => void;
}

// Each kind of question without its number, which the client gives.
type Unnumbered = Question extends infer Q ? (Q extends Question ? Omit<Q, "number"> : never) : never;

export function compilerClient(channel: Channel): Compiler {
  const awaited = new Map<number, Awaited>();
  let last = 0;
  let computing = false;
  let pending: PendingComputation | undefined;

  const ask = (question: Unnumbered) =>
    new Promise<Answer>((resolve, reject) => {
      const number = ++last;
      awaited.set(number, { resolve, reject });
      channel.send({ ...question, number } as Question);
    });

  const answered = (answer: Answer) => {
    const waiting = awaited.get(answer.number);
    awaited.delete(answer.number);
    if (answer.kind === "failed") waiting?.reject(new Error(answer.message));
    else waiting?.resolve(answer);
  };
  const stopped = (message: string) => {
    const waiting = [...awaited.values()];
    awaited.clear();
    for (const { reject } of waiting) reject(new Error(message));
  };
  channel.receive(answered, stopped);

  const run = async ({ file, text, reading, resolve, reject }: PendingComputation) => {
    computing = true;
    try {
      const answer = await ask({ kind: "compute", file, text, reading });
      // Something newer waits: what this text gives is already of no interest.
      resolve(pending === undefined && answer.kind === "computed" ? answer : undefined);
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    } finally {
      computing = false;
      const next = pending;
      pending = undefined;
      if (next) await run(next);
    }
  };

  return {
    publish: (sources) => {
      ask({ kind: "publish", sources }).catch(() => undefined);
    },
    compute: (file, text, reading) =>
      new Promise((resolve, reject) => {
        const computation = { file, text, reading, resolve, reject };
        if (!computing) return void run(computation);
        pending?.resolve(undefined);
        pending = computation;
      }),
    explain: async (line, language) => {
      const answer = await ask({ kind: "explain", line, language });
      return answer.kind === "explained" ? answer.step : undefined;
    },
    keep: async (line) => {
      const answer = await ask({ kind: "keep", line });
      return answer.kind === "kept" ? answer.example : undefined;
    },
    colour: async (text) => {
      const answer = await ask({ kind: "colour", text });
      return answer.kind === "coloured" ? answer.ranges : undefined;
    },
    format: async (file, text) => {
      const answer = await ask({ kind: "format", file, text });
      return answer.kind === "formatted" ? answer.text : undefined;
    },
    hover: async (place, language) => {
      const answer = await ask({ kind: "hover", ...place, language });
      return answer.kind === "hovered" ? answer.hover : undefined;
    },
    define: async (place) => {
      const answer = await ask({ kind: "define", ...place });
      return answer.kind === "defined" ? answer.at : undefined;
    },
    complete: async (place, language) => {
      const answer = await ask({ kind: "complete", ...place, language });
      return answer.kind === "completed" ? answer.proposals : undefined;
    },
    rename: async (place, language) => {
      const answer = await ask({ kind: "rename", ...place, language });
      return answer.kind === "renamed" ? answer.renaming : undefined;
    },
    sentences: async (asked, language) => {
      const answer = await ask({ kind: "sentences", ...asked, language });
      return answer.kind === "sentences" ? answer.found : [];
    },
    authorities: async () => {
      const answer = await ask({ kind: "authorities" });
      return answer.kind === "authorities" ? answer.authorities : [];
    },
    values: async (file, language) => {
      const answer = await ask({ kind: "values", file, language });
      return answer.kind === "values" ? answer.values : undefined;
    },
    entries: async (edited) => {
      const answer = await ask({ kind: "entries", ...edited });
      return answer.kind === "entries" ? answer.groups : undefined;
    },
    test: async (edited, language) => {
      const answer = await ask({ kind: "test", ...edited, language });
      return answer.kind === "tested" ? answer.report : undefined;
    },
    differ: async (edited) => {
      const answer = await ask({ kind: "differ", ...edited });
      return answer.kind === "differed" ? answer.differences : undefined;
    },
    behave: async (edited, cycle, language) => {
      const answer = await ask({ kind: "behave", ...edited, cycle, language });
      return answer.kind === "behaved" ? answer.behaviour : undefined;
    },
    close: () => channel.close(),
  };
}
