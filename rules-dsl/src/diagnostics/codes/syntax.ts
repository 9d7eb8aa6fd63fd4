/** Codes of the lexer and parser. */
export const syntaxCodes = {
  "unexpected-character": {
    severity: "error",
    it: { message: "carattere `{character}` fuori posto", help: "toglierlo, o chiuderlo dentro un testo «…»" },
    en: { message: "character `{character}` is out of place", help: "remove it, or put it inside a text «…»" },
  },
} as const;
