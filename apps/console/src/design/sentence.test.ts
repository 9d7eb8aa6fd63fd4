import { expect, it } from "vitest";
import { quotedParts } from "./sentence.tsx";

it("sets apart what a sentence quotes, and leaves a lone backtick as it is", () => {
  expect(quotedParts("`ore` non è `crediti`")).toEqual([
    { text: "ore", quoted: true },
    { text: " non è ", quoted: false },
    { text: "crediti", quoted: true },
  ]);
  expect(quotedParts("un ` solo")).toEqual([{ text: "un ` solo", quoted: false }]);
});
