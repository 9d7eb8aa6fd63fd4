/** The ledger of an invented person, computed in this browser by the published rules: the worker of the compiler, and nothing sent. */
import { useEffect, useState } from "react";
import type { Compiler } from "../../editor/compiler-client.ts";
import { compilerClient, workerChannel } from "../../editor/compiler-client.ts";
import type { Reading } from "../../editor/protocol.ts";
import type { ShownLedger } from "../../ledger/shown-ledger.ts";
import type { RulesTried } from "./operations.ts";

export interface InventedLedger {
  readonly compiler: Compiler | undefined;
  /** The last that was computed; it stays while another is. */
  readonly ledger: ShownLedger | undefined;
  /** True while the one shown is of an earlier record. */
  readonly computing: boolean;
  readonly failure: string | undefined;
}

/** How long a person must pause before the ledger is computed. */
const pause = 200;

export function useInventedLedger({ sources }: RulesTried, reading: Reading): InventedLedger {
  const [compiler, setCompiler] = useState<Compiler>();
  const [ledger, setLedger] = useState<ShownLedger>();
  const [computing, setComputing] = useState(true);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const worker = new Worker(new URL("../../editor/compiler.worker.ts", import.meta.url), { type: "module" });
    const opened = compilerClient(workerChannel(worker));
    opened.publish(sources);
    setCompiler(opened);
    return () => opened.close();
  }, [sources]);
  useEffect(() => {
    const [first] = sources;
    if (compiler === undefined || first === undefined) return undefined;
    let current = true;
    setComputing(true);
    const timer = setTimeout(() => {
      compiler.compute(first.name, first.text, reading).then(
        (answer) => {
          if (!current || answer === undefined) return;
          setLedger(answer.ledger);
          setFailure(undefined);
          setComputing(false);
        },
        (error: Error) => {
          if (!current) return;
          setFailure(error.message);
          setComputing(false);
        },
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [compiler, sources, reading]);
  return { compiler, ledger, computing, failure };
}
