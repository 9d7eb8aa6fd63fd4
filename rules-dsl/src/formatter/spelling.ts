/** How a word is printed: keywords with their accents, names and texts as written, numbers and dates in their one form. */
import type { KeywordName, SymbolName } from "../syntax/keywords.ts";
import { keptAsWritten, keywords, nameKey, symbols } from "../syntax/keywords.ts";
import type { LexedToken } from "../syntax/tokens.ts";

export function spelling({ image, tokenType: { name } }: LexedToken, isName: boolean): string {
  if (isName || name === "ActKind") return image;
  if (name === "LineEquals") return symbols.Equals[0];
  if (name in symbols) return symbols[name as SymbolName][0];
  if (name in keywords) return keywordSpelling(image, name as KeywordName);
  switch (name) {
    case "Percent":
      return image.replace(/\s/g, "");
    case "Years":
      return image.replace("–", "-");
    case "Date":
      return image.replace(/^(\d)\//, "0$1/").replace(/\/(\d)\//, "/0$1/");
    default:
      return image;
  }
}

function keywordSpelling(image: string, name: KeywordName): string {
  const [canonical, ...others] = keywords[name].it;
  if (!keptAsWritten.has(name)) return canonical ?? image;
  const key = nameKey(image.replace(/\s+/g, " "));
  return others.find((written) => nameKey(written) === key) ?? canonical ?? image;
}
