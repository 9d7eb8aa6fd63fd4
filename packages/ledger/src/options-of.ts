/** What a field of the record may say, as the vocabulary of the acts knows it. */
import type { PublishedProgram } from "@delibera/acts";

export interface RecordOption {
  readonly code: string;
  readonly label: { readonly it: string; readonly en: string };
}

/**
 * What a field of the items of a list of the record may say, such as the reasons of `exemptions`; without a list, a field of the
 * person. Empty where there is no such list or field, and for a field that is no code.
 */
export function optionsOf(
  { program }: Pick<PublishedProgram, "program">,
  list: string | undefined,
  field: string,
): readonly RecordOption[] {
  const { subject, entities, enumerations } = program.vocabulary;
  const person = entities.find(({ name }) => name === subject);
  const type = person?.fields.find(({ code }) => code === list)?.type;
  const listed = type?.kind === "list" && type.of.kind === "entity" ? type.of.name : undefined;
  const entity = list === undefined ? subject : listed;
  const found = entities.find(({ name }) => name === entity)?.fields.find(({ code }) => code === field)?.type;
  const enumeration = found?.kind === "enumeration" ? found.name : undefined;
  const options = enumerations.find(({ name }) => name === enumeration)?.options ?? [];
  return options.map(({ code, label }) => ({ code, label }));
}
