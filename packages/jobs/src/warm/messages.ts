/** What the server and the thread that holds a cohort say to each other. Programs are large, and go over once. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { Scenario, SimulationProgress, SimulationReport, Threads } from "@delibera/simulation";
import type { SimulationRequest } from "../request.ts";
import type { KeptAnswer } from "./held-cohort.ts";

export interface WarmData {
  /** The threads with which it counts; none: it counts alone. */
  readonly counting: { readonly entry: string; readonly count: Threads["count"] } | undefined;
}

/** A scenario with the number of its program. */
export type NumberedScenario = Omit<Scenario, "program"> & { readonly program: number };

export type WarmMessage =
  | {
      readonly kind: "ask";
      readonly place: string;
      readonly hash: string;
      readonly program: number;
      readonly request: SimulationRequest;
      /** The baseline first. */
      readonly scenarios: readonly NumberedScenario[];
      /** Those that the thread does not have yet, by number. */
      readonly programs: ReadonlyMap<number, Program>;
      /** Those that it need not have any longer. */
      readonly forgotten: readonly number[];
    }
  | { readonly kind: "stop" };

export type WarmAnswer =
  | { readonly kind: "opening"; readonly progress: SimulationProgress }
  | { readonly kind: "progress"; readonly progress: SimulationProgress }
  | { readonly kind: "sample"; readonly report: SimulationReport }
  | { readonly kind: "ended"; readonly answer: KeptAnswer };
