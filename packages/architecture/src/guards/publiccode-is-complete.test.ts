/** What the catalogue of public software would refuse is refused here first. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { publiccodeIsComplete } from "./publiccode-is-complete.ts";

const ours = readFileSync(new URL("../../../../publiccode.yml", import.meta.url), "utf8");
const manifest = JSON.stringify({ version: "0.1.0", license: "EUPL-1.2" });

function refusals(text: string): readonly string[] {
  return publiccodeIsComplete(treeOf({ "package.json": manifest, "publiccode.yml": text })).map(({ what }) => what);
}

it("a missing file, key, language or feature is refused", () => {
  expect(publiccodeIsComplete(treeOf({ "package.json": manifest })).map(({ what }) => what)).toEqual(["is missing"]);
  expect(refusals(ours.replace(/^platforms:.*\n/m, ""))).toEqual(["has no platforms"]);
  expect(refusals(ours.replace("  en:\n", "  fr:\n"))).toEqual(["has no description.en"]);
  expect(refusals(ours.replace("    features:\n", "    merits:\n"))).toEqual(["has no description.it.features"]);
});

it("a description that is too short or too long is refused", () => {
  const long = ours.replace(/shortDescription: .*/, `shortDescription: ${"a".repeat(151)}`);
  expect(refusals(long)).toEqual(["has a description.it.shortDescription of 151 characters"]);
  const short = ours.replace(/longDescription: >-\n(?: {6}.*\n)+/, "longDescription: brief\n");
  expect(refusals(short)).toEqual(["has a description.it.longDescription of 5 characters"]);
});

it("another version or licence than the manifest's is refused", () => {
  expect(refusals(ours.replace("0.1.0", "9.9.9"))).toEqual(["has softwareVersion 9.9.9 while package.json has 0.1.0"]);
  expect(refusals(ours.replace("license: EUPL-1.2", "license: MIT"))).toEqual([
    "has legal.license MIT while package.json has EUPL-1.2",
  ]);
});
