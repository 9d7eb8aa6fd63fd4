/** What a field of the record may say, as the vocabulary of the acts knows it. */
import type { PublishedProgram } from "@delibera/acts";

/** The codes that a field of the items of a list of the record may have, such as the reasons of `exemptions`. */
export function optionsOf({ program }: PublishedProgram, list: string, field: string): readonly string[] {
  const { subject, entities, enumerations } = program.vocabulary;
  const person = entities.find(({ name }) => name === subject);
  const type = person?.fields.find(({ code }) => code === list)?.type;
  const entity = type?.kind === "list" && type.of.kind === "entity" ? type.of.name : undefined;
  const found = entities.find(({ name }) => name === entity)?.fields.find(({ code }) => code === field)?.type;
  const enumeration = found?.kind === "enumeration" ? found.name : undefined;
  return enumerations.find(({ name }) => name === enumeration)?.options.map(({ code }) => code) ?? [];
}
