import { readdirSync, readFileSync } from "node:fs";
import { format } from "@delibera/rules-dsl/formatter";
import { expect, it } from "vitest";

const folder = new URL("../", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".delibera"));

it.each(names)("%s has the one look", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  expect(format({ name, text })).toEqual({ text, diagnostics: [] });
});
