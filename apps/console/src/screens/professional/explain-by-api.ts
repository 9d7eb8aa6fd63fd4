/** Explains a line of a published ledger by asking the API, for the same dates as the ledger on the page. */
import type { Client } from "urql";
import type { Explain } from "../../ledger/explaining.tsx";
import type { ListedStep, Step } from "../../ledger/step.ts";
import { stepFromList } from "../../ledger/step.ts";
import type { Language } from "../../messages/language.tsx";
import { ExplainedLine } from "./operations.ts";

export interface LedgerQuestion {
  readonly id: string;
  readonly triennium: string;
  readonly asOf: string | null;
  readonly knownOn: string | null;
  /** Readings other than those the acts choose. */
  readonly interpretations: { readonly name: string; readonly option: string }[];
}

/** As many levels as are asked for at once where somebody opens one step after the other: the next one opens without waiting. */
const levelsAtOnce = 2;

/** Told as it is opened: what stands further down is asked for when somebody opens what it stands under. */
export function explainByApi(client: Client, question: LedgerQuestion): Explain {
  return (line, language) => {
    const listed = async (under: string | null): Promise<Step | undefined> => {
      const nodes = await nodesOf(client, question, { line, language, depth: levelsAtOnce, under });
      return nodes && stepFromList(nodes, async (place) => (await listed(place))?.children ?? []);
    };
    return listed(null);
  };
}

/** The whole explanation, for who compares it with another of which the sentences at the top are the same. */
export function explainWholeByApi(client: Client, question: LedgerQuestion): Explain {
  return async (line, language) => {
    const nodes = await nodesOf(client, question, { line, language, depth: null, under: null });
    return nodes && stepFromList(nodes);
  };
}

interface Asked {
  readonly line: string;
  readonly language: Language;
  readonly depth: number | null;
  readonly under: string | null;
}

async function nodesOf(
  client: Client,
  question: LedgerQuestion,
  { language, ...asked }: Asked,
): Promise<readonly ListedStep[] | undefined> {
  const inLanguage = language === "it" ? ("IT" as const) : ("EN" as const);
  const { data, error } = await client
    .query(ExplainedLine, { ...question, ...asked, language: inLanguage })
    .toPromise();
  if (error) throw error;
  return data?.professional?.ledger.explanation?.nodes;
}
