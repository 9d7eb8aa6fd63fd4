/** Explains a line of a published ledger by asking the API, for the same dates as the ledger on the page. */
import type { Client } from "urql";
import type { Explain } from "../../ledger/explaining.tsx";
import { stepFromList } from "../../ledger/step.ts";
import { ExplainedLine } from "./operations.ts";

export interface LedgerQuestion {
  readonly id: string;
  readonly triennium: string;
  readonly asOf: string | null;
  readonly knownOn: string | null;
  /** Readings other than those the acts choose. */
  readonly interpretations: { readonly name: string; readonly option: string }[];
}

export function explainByApi(client: Client, question: LedgerQuestion): Explain {
  return async (line, language) => {
    const inLanguage = language === "it" ? ("IT" as const) : ("EN" as const);
    const { data, error } = await client.query(ExplainedLine, { ...question, line, language: inLanguage }).toPromise();
    if (error) throw error;
    const explanation = data?.professional?.ledger.explanation;
    return explanation ? stepFromList(explanation.nodes) : undefined;
  };
}
