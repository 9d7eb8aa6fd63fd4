/** Refuses a publiccode.yml without the keys that the catalogue of public software requires, or out of step with us. */
import type { Tree, Violation } from "../tree.ts";
import { rootManifest } from "../workspaces.ts";

const path = "publiccode.yml";
// `url` is required too, and is written when the repository has a public address.
const required = [
  ...["publiccodeYmlVersion", "name", "platforms", "developmentStatus", "softwareType", "description", "legal"],
  ...["maintenance", "localisation"],
];
/** In characters, as the schema of publiccode.yml has them. */
const lengths = { shortDescription: [1, 150], longDescription: [150, 10_000] } as const;

/** What the catalogue would refuse. Reads the plain YAML that the file is written in: two spaces, folded blocks. */
export function publiccodeIsComplete(tree: Tree): readonly Violation[] {
  const text = tree.files.find((file) => file.path === path)?.text;
  if (text === undefined) return [{ path, what: "is missing", remedy: "write it at the top of the repository" }];
  const manifest = rootManifest(tree);
  const wrong = [
    ...required.filter((key) => !new RegExp(`^${key}:`, "m").test(text)).map((key) => `has no ${key}`),
    ...["it", "en"].flatMap((language) => wrongIn(text, language)),
    ...differs("softwareVersion", /^softwareVersion: "(.*)"$/m.exec(text)?.[1], manifest.version),
    ...differs("legal.license", /^ {2}license: (.*)$/m.exec(text)?.[1], manifest.license),
  ];
  return wrong.map((what) => ({ path, what, remedy: "see the schema of publiccode.yml" }));
}

function wrongIn(text: string, language: string): string[] {
  const description = new RegExp(`^ {2}${language}:\\n((?: {4}.*\\n)+)`, "m").exec(text)?.[1];
  if (description === undefined) return [`has no description.${language}`];
  const tooLong = Object.entries(lengths).flatMap(([key, [least, most]]) => {
    const { length } = textAt(description, key);
    return length < least || length > most ? [`has a description.${language}.${key} of ${length} characters`] : [];
  });
  const features = /^ {4}features:\n {6}- \S/m.test(description) ? [] : [`has no description.${language}.features`];
  return [...tooLong, ...features];
}

function textAt(description: string, key: string): string {
  const folded = new RegExp(`^ {4}${key}: >-\\n((?: {6}.*\\n)+)`, "m").exec(description)?.[1];
  if (folded !== undefined) return folded.trim().replaceAll(/\s*\n\s*/g, " ");
  return new RegExp(`^ {4}${key}: (.*)$`, "m").exec(description)?.[1] ?? "";
}

function differs(key: string, found: string | undefined, wanted: string | undefined): string[] {
  return found === wanted ? [] : [`has ${key} ${found} while package.json has ${wanted}`];
}
