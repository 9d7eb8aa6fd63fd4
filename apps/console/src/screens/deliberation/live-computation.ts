/** Compiles the text a moment after the last key, and keeps the last good ledger while the text has errors. */
import type { SourceFile } from "@delibera/rules-dsl/source";
import { useEffect, useRef, useState } from "react";
import type { Compiler } from "../../editor/compiler-client.ts";
import { compilerClient, workerChannel } from "../../editor/compiler-client.ts";
import type { Computed, Reading } from "../../editor/protocol.ts";
import type { Law } from "../../ledger/law.tsx";
import type { ShownLedger } from "../../ledger/shown-ledger.ts";

/** How long a person must pause before the text is compiled. */
export const pause = 150;

export interface LiveComputation {
  readonly compiler: Compiler | undefined;
  /** What the compiler said of the latest text it has read; undefined before the first answer. */
  readonly computed: Computed | undefined;
  /** The text that `computed` speaks of: places in it are places in the editor only while the two are equal. */
  readonly computedText: string | undefined;
  /** The last ledger that could be computed for this reading. */
  readonly good: GoodLedger | undefined;
  /** True when `good` is older than the text because the text has errors. */
  readonly outdated: boolean;
  /** Set when the compiler itself stopped. */
  readonly failure: string | undefined;
}

export interface GoodLedger {
  readonly ledger: ShownLedger;
  readonly published: ShownLedger | undefined;
  readonly law: Law | undefined;
}

interface Asked {
  readonly sources: readonly SourceFile[];
  readonly file: string;
  readonly text: string;
  readonly reading: Reading | undefined;
}

export function useLiveComputation({ sources, file, text, reading }: Asked): LiveComputation {
  const compiler = useCompiler(sources);
  const [computed, setComputed] = useState<Computed & { readonly text: string }>();
  const [good, setGood] = useState<GoodLedger & { readonly of: Reading | undefined }>();
  const [failure, setFailure] = useState<string>();
  const first = useRef(true);
  useEffect(() => {
    if (compiler === undefined) return;
    let current = true;
    const compute = () => {
      first.current = false;
      compiler.compute(file, text, reading).then(
        (answer) => {
          if (!current || answer === undefined) return;
          setComputed({ ...answer, text });
          setFailure(undefined);
          if (answer.ledger)
            setGood({ ledger: answer.ledger, published: answer.published, law: answer.law, of: reading });
        },
        (error: Error) => current && setFailure(error.message),
      );
    };
    const timer = setTimeout(compute, first.current ? 0 : pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [compiler, file, text, reading]);
  // A ledger of somebody else, or of another triennium, is not "the last good one".
  const ofThisReading = good !== undefined && good.of === reading ? good : undefined;
  return {
    compiler,
    computed,
    computedText: computed?.text,
    good: ofThisReading,
    outdated: computed !== undefined && !computed.ledger,
    failure,
  };
}

/** Undefined until the worker has been started, which happens once per set of published files. */
function useCompiler(sources: readonly SourceFile[]): Compiler | undefined {
  const [compiler, setCompiler] = useState<Compiler>();
  useEffect(() => {
    const worker = new Worker(new URL("../../editor/compiler.worker.ts", import.meta.url), { type: "module" });
    const opened = compilerClient(workerChannel(worker));
    opened.publish(sources);
    setCompiler(opened);
    return () => opened.close();
  }, [sources]);
  return compiler;
}
