/** Texts of an act that nobody adopted, and the changes that tests of drafts ask for. */
import { currentProgram } from "@delibera/acts";
import type { Viewer } from "@delibera/identity";
import type { Answer } from "./change.ts";
import { counted } from "./change.ts";
import type { Registry } from "./registry.ts";
import { askOf, signedIn } from "./registry.ts";

/** @param published day of publication, Italian style. */
export function actOf(name: string, { credits = 3, published = "20/11/2026" } = {}): string {
  return `delibera ${name} "Delibera di prova"
  autorità CNFC
  adottata il 19/11/2026
  pubblicata il ${published}
  con effetto dal 01/01/2026 al 31/12/2028
  fonte «prova»

  articolo 1 "Crediti"
    comma 1
      testo «Si attribuiscono ${credits} crediti.»
      parametro ${name}_crediti = ${credits} crediti
      esempio "i crediti"
        allora ${name}_crediti = ${credits} crediti
    fine
    comma 2
      testo «La presente delibera è pubblicata sul sito.»
      non normativo : «dice dove si pubblica»
    fine
  fine
fine
`;
}

function named(
  role: "policy-author" | "reviewer" | "analyst" | "auditor",
  subject: string,
  displayName: string,
): Viewer {
  return { ...signedIn({ role }), subject, displayName } as Viewer;
}

export const ada = named("policy-author", "ada", "Ada Autrice");
export const bea = named("policy-author", "bea", "Bea Autrice");
export const rino = named("reviewer", "rino", "Rino Revisore");
/** The person of `ada`, in the role of a reviewer. */
export const adaReviewing = named("reviewer", "ada", "Ada Autrice");
export const analyst = named("analyst", "ines", "Ines Analista");
export const auditor = named("auditor", "ugo", "Ugo Controllore");

const others = `
  ... on Refused { grounds { en } } ... on InvalidInput { message argument }
  ... on NotAllowed { message signedIn } ... on Overtaken { message }
  ... on DraftConflict { message yours theirs revision savedBy draft { state } }
  ... on DoesNotCompile { problems { file line code says { it en } } }
  ... on ChecklistNotMet { checks { name state } }`;

/** What the change answers, with these fields of its payload. */
export async function changeDraft(
  { database }: Pick<Registry, "database">,
  name: string,
  input: object,
  viewer: Viewer,
  payload = "draft { draftId state latest { number hash } }",
): Promise<Answer> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const known = othersOf(name);
  const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${known} ... on ${type}Payload { ${payload} } } }`;
  // Read once and kept, so that no change counts the reading of what another one published.
  await currentProgram(database);
  return await counted(name, () => askOf(database, source, { input }, viewer));
}

/** Only the members that the union of this change has. */
function othersOf(name: string): string {
  const special: Readonly<Record<string, readonly string[]>> = {
    saveDraft: ["DraftConflict"],
    requestReview: ["DoesNotCompile"],
    attachSimulation: ["DoesNotCompile"],
    approveDraft: ["ChecklistNotMet"],
    publishDraft: ["DoesNotCompile"],
    schedulePublication: ["DoesNotCompile"],
  };
  const left = ["DraftConflict", "DoesNotCompile", "ChecklistNotMet"].filter((it) => !special[name]?.includes(it));
  return others
    .trim()
    .split(/(?=\.\.\. on )/)
    .filter((member) => !left.some((it) => member.startsWith(`... on ${it} `)))
    .join(" ");
}
