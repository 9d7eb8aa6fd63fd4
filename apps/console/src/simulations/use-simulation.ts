/** The page's side of the worker of simulations: what the law offers to change, how far the run is, what came out. */
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Problem, SimulationReport } from "@delibera/simulation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "../messages/language.tsx";
import type {
  Answer,
  Asked,
  Choices,
  ComparedPerson,
  DraftError,
  PeopleAsked,
  PeoplePage,
  PersonAsked,
  Question,
} from "./protocol.ts";

export type Run =
  | { readonly state: "idle" | "cancelled" }
  | {
      readonly state: "running";
      readonly done: number;
      readonly milliseconds: number;
      readonly sample?: SimulationReport | undefined;
    }
  | {
      readonly state: "done";
      readonly asked: Asked;
      readonly report: SimulationReport;
      readonly cohort: string | undefined;
    }
  | { readonly state: "refused"; readonly problems: readonly Problem[] }
  | { readonly state: "broken"; readonly errors: readonly DraftError[] }
  | { readonly state: "failed"; readonly message: string };

export interface Simulation {
  /** Undefined until the published law is compiled. */
  readonly choices: Choices | undefined;
  readonly run: Run;
  readonly start: (asked: Asked, language: Language) => void;
  readonly cancel: () => void;
  /** Whom the last run found changed, and one of them; what a later run overtakes is never answered. */
  readonly people: (asked: PeopleAsked) => Promise<PeoplePage>;
  readonly person: (asked: PersonAsked, language: Language) => Promise<ComparedPerson>;
}

export function useSimulation(sources: readonly SourceFile[] | undefined): Simulation {
  const [choices, setChoices] = useState<Choices>();
  const [run, setRun] = useState<Run>({ state: "idle" });
  const worker = useRef<Worker>(undefined);
  const waiting = useRef(new Map<string, (answer: never) => void>());
  const latest = useRef<{ readonly number: number; readonly asked: Asked }>(undefined);

  useEffect(() => {
    if (sources === undefined) return undefined;
    const made = new Worker(new URL("./simulation.worker.ts", import.meta.url), { type: "module" });
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "choices") setChoices(data.choices);
      else if (data.kind === "people" || data.kind === "person") {
        const key = keyOf(data.kind, data.number, data.asked);
        waiting.current.get(key)?.(data as never);
        waiting.current.delete(key);
      } else if (data.number === 0 || data.number === latest.current?.number) {
        const asked = latest.current?.asked;
        setRun((before) => runAfter(before, data, asked));
      }
    };
    made.onerror = ({ message }) => setRun({ state: "failed", message });
    worker.current = made;
    send(made, { kind: "publish", sources });
    return () => made.terminate();
  }, [sources]);

  const { ask } = useMemo(
    () => ({
      ask: <Told>(kind: "people" | "person", asked: PeopleAsked | PersonAsked, language?: Language) =>
        new Promise<Told>((resolve) => {
          const number = latest.current?.number ?? 0;
          waiting.current.set(keyOf(kind, number, asked), resolve);
          if (worker.current) send(worker.current, { kind, number, language, ...asked } as Question);
        }),
    }),
    [],
  );
  const people = useCallback((asked: PeopleAsked) => ask<PeoplePage>("people", asked), [ask]);
  const person = useCallback(
    (asked: PersonAsked, language: Language) => ask<ComparedPerson>("person", asked, language),
    [ask],
  );
  return {
    people,
    person,
    choices,
    run,
    start: (asked, language) => {
      const number = (latest.current?.number ?? 0) + 1;
      latest.current = { number, asked };
      setRun({ state: "running", done: 0, milliseconds: 0 });
      if (worker.current) send(worker.current, { kind: "run", number, asked, language });
    },
    cancel: () => {
      if (worker.current) send(worker.current, { kind: "cancel" });
    },
  };
}

function keyOf(kind: string, number: number, asked: object): string {
  const sorted = Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([kind, number, sorted.filter(([, value]) => value !== undefined)]);
}

function send(worker: Worker, question: Question): void {
  worker.postMessage(question);
}

function runAfter(before: Run, answer: Answer, asked: Asked | undefined): Run {
  const running = before.state === "running" ? before : { state: "running" as const, done: 0, milliseconds: 0 };
  switch (answer.kind) {
    case "choices":
    case "people":
    case "person":
      return before;
    case "progress":
      return { ...running, done: answer.done, milliseconds: answer.milliseconds };
    case "sample":
      return { ...running, sample: answer.report };
    case "done":
      return asked ? { state: "done", asked, report: answer.report, cohort: answer.cohort } : before;
    case "refused":
      return { state: "refused", problems: answer.problems };
    case "broken":
      return { state: "broken", errors: answer.errors };
    case "cancelled":
      return { state: "cancelled" };
    case "failed":
      return { state: "failed", message: answer.message };
  }
}
