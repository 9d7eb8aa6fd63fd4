/** How a person is called on a screen: by name, or by a short pseudonym where the API does not tell the name. */
import type { Text } from "../messages/text.ts";

interface Named {
  readonly registryId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** @param order as in a heading, or as in an alphabetical list. */
export function personName({ registryId, firstName, lastName }: Named, text: Text, order: "heading" | "list"): string {
  if (firstName === null || lastName === null) return text("person.pseudonym", { code: registryId.slice(0, 8) });
  return order === "heading" ? `${firstName} ${lastName}` : `${lastName} ${firstName}`;
}
