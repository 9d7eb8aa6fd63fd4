/** The form in which names are searched: what a person types and what a table holds meet in it. */

/** Lower case, no accents, single spaces: the form of `searchName`. */
export function searchForm(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
