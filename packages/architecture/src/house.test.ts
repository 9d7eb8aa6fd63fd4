/** Every guard, over the repository as it is. A failure says what, where and what to do. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { amountsAreNeverFloats, countingFiles } from "./guards/amounts-are-never-floats.ts";
import { browserRoomsStayPure } from "./guards/browser-rooms-stay-pure.ts";
import { chevrotainStaysInItsRooms } from "./guards/chevrotain-stays-in-its-rooms.ts";
import { compilerIsPure } from "./guards/compiler-is-pure.ts";
import { compilerKnowsNoDomain } from "./guards/compiler-knows-no-domain.ts";
import { decisionsHaveTheirForm } from "./guards/decisions-have-their-form.ts";
import { decision, dependenciesAreDecided, listedIn, usedWithoutImport } from "./guards/dependencies-are-decided.ts";
import { everyFileHasARoom } from "./guards/every-file-has-a-room.ts";
import { filesAreSmall } from "./guards/files-are-small.ts";
import { filesOpenWithAHeader } from "./guards/files-open-with-a-header.ts";
import { importsAreDeclared } from "./guards/imports-are-declared.ts";
import { importsFollowTheFloors } from "./guards/imports-follow-the-floors.ts";
import { namesAreStandard } from "./guards/names-are-standard.ts";
import { gatheringFiles, noBarrels } from "./guards/no-barrels.ts";
import { onlyUnreachableThrows, throwingFiles } from "./guards/only-unreachable-throws.ts";
import { publiccodeIsComplete } from "./guards/publiccode-is-complete.ts";
import { rulesMeetRowsInTheLedger } from "./guards/rules-meet-rows-in-the-ledger.ts";
import { rawSqlFiles, sqlIsNeverSpliced } from "./guards/sql-is-never-spliced.ts";
import { workspacesAreAlike } from "./guards/workspaces-are-alike.ts";
import type { Guard, Violation } from "./tree.ts";
import { readTree, report } from "./tree.ts";
import { rootManifest, workspacesOf } from "./workspaces.ts";

const house = readTree(fileURLToPath(new URL("../../../", import.meta.url)));

const guards: Readonly<Record<string, Guard>> = {
  "an amount is never a float": amountsAreNeverFloats,
  "chevrotain is known to the grammar and the layout only": chevrotainStaysInItsRooms,
  "each decision has its form": decisionsHaveTheirForm,
  "each dependency has its line and its use": dependenciesAreDecided,
  "each file has a room": everyFileHasARoom,
  "each file says what it is": filesOpenWithAHeader,
  "each import goes down": importsFollowTheFloors,
  "each import is declared": importsAreDeclared,
  "each workspace is like the others": workspacesAreAlike,
  "files are small": filesAreSmall,
  "names are standard": namesAreStandard,
  "nothing is exported twice": noBarrels,
  "only unreachable() throws in the compiler": onlyUnreachableThrows,
  "publiccode.yml is complete": publiccodeIsComplete,
  "rules and rows meet in the ledger only": rulesMeetRowsInTheLedger,
  "SQL is never spliced": sqlIsNeverSpliced,
  "the compiler is pure": compilerIsPure,
  "the compiler knows no domain": compilerKnowsNoDomain,
  "what a browser loads is pure": browserRoomsStayPure,
};

describe("in this house", () => {
  it.each(Object.entries(guards))("%s", (_claim, guard) => {
    const refused = guard(house);
    expect(refused.length, report(refused)).toBe(0);
  });

  it("the guards have something to guard", () => {
    expect(workspacesOf(house).length).toBeGreaterThanOrEqual(10);
    expect(house.files.filter(({ syntax }) => syntax !== undefined).length).toBeGreaterThan(100);
  });
});

it("the licence in each dependency's line is the one its package declares", () => {
  const table = house.files.find(({ path }) => path === decision)?.text ?? "";
  const places = ["", ...workspacesOf(house).map(({ folder }) => folder)].map((folder) => join(folder, "node_modules"));
  const declared = [...listedIn(table).keys()].map((name) => {
    const manifests = places.map((place) => join(house.top, place, name, "package.json"));
    const manifest = manifests.find((path) => existsSync(path));
    return [name, manifest === undefined ? "not installed" : JSON.parse(readFileSync(manifest, "utf8")).license];
  });
  expect(declared.length).toBeGreaterThan(0);
  expect(Object.fromEntries(listedIn(table))).toEqual(Object.fromEntries(declared));
});

it("what a machine runs is what the README tells a person to run", () => {
  const script = readFileSync(join(house.top, ".ci/run"), "utf8").trim().split("\n");
  expect(script.at(-1)).toBe("exec npm test");
  expect(statSync(join(house.top, ".ci/run")).mode & 0o111).not.toBe(0);
  expect(rootManifest(house).scripts?.["test"]).toBe("node packages/architecture/bin/test.mjs");
});

describe("every exception is still needed", () => {
  const paths = (violations: readonly Violation[]): ReadonlySet<string> => new Set(violations.map(({ path }) => path));

  it.each([
    ["may make a number", countingFiles, paths(amountsAreNeverFloats(house, {}))],
    ["may throw", throwingFiles, paths(onlyUnreachableThrows(house, {}))],
    ["may gather others", gatheringFiles, paths(noBarrels(house, {}))],
    ["may hand over whole statements", rawSqlFiles, paths(sqlIsNeverSpliced(house, {}))],
  ])("of the files that %s", (_may, excepted, refused) => {
    expect(Object.keys(excepted).filter((path) => !refused.has(path))).toEqual([]);
  });

  it("of the dependencies that nothing imports", () => {
    const manifests = [rootManifest(house), ...workspacesOf(house).map(({ manifest }) => manifest)];
    const asked = new Set(
      manifests.flatMap(({ dependencies, devDependencies }) => Object.keys({ ...dependencies, ...devDependencies })),
    );
    expect(Object.keys(usedWithoutImport).filter((name) => !asked.has(name))).toEqual([]);
  });
});
