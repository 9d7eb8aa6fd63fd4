import { expect, it } from "vitest";
import { searchForm } from "./search-form.ts";

it("names are searched without accents, case or spare spaces", () => {
  expect(searchForm("  D’Àngelo   Nicolò ")).toBe("d’angelo nicolo");
  expect(searchForm("")).toBe("");
});
