/** A second worker for what takes longer than a key: examples and differences never make the text wait. Started by the first who asks. */
import type { SourceFile } from "@delibera/rules-dsl/source";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Compiler } from "../../editor/compiler-client.ts";
import { compilerClient, workerChannel } from "../../editor/compiler-client.ts";

/** How long a person must pause before the study begins. */
const pause = 400;

export interface Study {
  readonly compiler: () => Compiler;
}

export function useStudy(sources: readonly SourceFile[]): Study {
  const opened = useRef<Compiler>(undefined);
  useEffect(() => {
    // Whatever the worker knew was of other sources.
    opened.current?.publish(sources);
  }, [sources]);
  useEffect(
    () => () => {
      opened.current?.close();
      opened.current = undefined;
    },
    [],
  );
  return useMemo(
    () => ({
      compiler: () => {
        if (opened.current === undefined) {
          const worker = new Worker(new URL("../../editor/compiler.worker.ts", import.meta.url), { type: "module" });
          opened.current = compilerClient(workerChannel(worker));
          opened.current.publish(sources);
        }
        return opened.current;
      },
    }),
    [sources],
  );
}

export interface Studied<Answer> {
  /** The last answer that was not "the text has errors". */
  readonly answer: Answer | undefined;
  /** True while `answer` is of an earlier text. */
  readonly stale: boolean;
  /** True when the latest text has errors, so that nothing can be said of it. */
  readonly withErrors: boolean;
  /** Set when the worker itself stopped. */
  readonly failure: string | undefined;
}

interface Held<Answer> {
  readonly of: string;
  readonly answer: Answer | undefined;
  readonly withErrors: boolean;
  readonly failure: string | undefined;
}

/** Asks again when `about` changes: one question under way at a time, and only the latest text waiting. */
export function useStudied<Answer>(about: string, ask: () => Promise<Answer | undefined>): Studied<Answer> {
  const [held, setHeld] = useState<Held<Answer>>();
  const latest = useRef({ about, ask });
  latest.current = { about, ask };
  const busy = useRef(false);
  const first = useRef(true);
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  useEffect(() => {
    const run = async () => {
      if (busy.current) return;
      busy.current = true;
      const asked = latest.current;
      const done = await asked.ask().then(
        (answer) => ({ answer, failure: undefined }),
        (error: Error) => ({ answer: undefined, failure: error.message }),
      );
      busy.current = false;
      if (!open.current) return;
      setHeld((before) => ({
        of: asked.about,
        answer: done.answer ?? before?.answer,
        withErrors: done.answer === undefined && done.failure === undefined,
        failure: done.failure,
      }));
      if (latest.current.about !== asked.about) await run();
    };
    const timer = setTimeout(run, first.current ? 0 : pause, about);
    first.current = false;
    return () => clearTimeout(timer);
  }, [about]);
  return {
    answer: held?.answer,
    stale: held?.of !== about || held.withErrors,
    withErrors: held?.withErrors ?? false,
    failure: held?.failure,
  };
}
