/** The titles of the examples as they are written in the files of the acts: read from the text, and not by the compiler. */
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../deliberations/", import.meta.url);

export const examplesInTheFiles = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera") && name !== "vocabolario.delibera")
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .map((text) => ({ act: nameIn(text), titles: [...text.matchAll(/^ *esempio "(.+)"$/gm)].map(([, title]) => title) }));

export const countOfExamples = examplesInTheFiles.reduce((sum, { titles }) => sum + titles.length, 0);

/** The word before the title, on the first line that is no comment. */
function nameIn(text: string): string {
  const name = /^(?!--)[^"\n]*?(\S+) "/m.exec(text)?.[1];
  if (name === undefined) throw new Error("a file of acts does not begin with the name of an act");
  return name;
}
