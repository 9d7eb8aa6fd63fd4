import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

// Automatic tools do not judge contrast inside the editor: it is measured here, on the paper and on the cited lines.
const editor = readFileSync(join(import.meta.dirname, "editor.css"), "utf8");
const page = readFileSync(join(import.meta.dirname, "../design/page.css"), "utf8");
const tokens = readFileSync(
  createRequire(import.meta.url).resolve("design-tokens-italia/dist/css/variables.css"),
  "utf8",
);
const dark = readFileSync(join(import.meta.dirname, "../design/dark.css"), "utf8");

describe.each([
  { theme: "light", meanings: [page, tokens] },
  { theme: "dark", meanings: [dark, page, tokens] },
])("the colours of the rule text on $theme paper", ({ meanings }) => {
  const papers = [hex("var(--paper)", meanings), hex(backgroundOf(".cited-line"), meanings)];
  const styles = [...editor.matchAll(/((?:\.rule-[a-z]+(?:,\s*)?)+) \{([^}]*)\}/g)].flatMap(
    ([, selector = "", body = ""]) => {
      const colour = /(?:^|\s)color: ([^;]+);/.exec(body)?.[1];
      return colour === undefined ? [] : [{ selector: selector.replace(/\s+/g, " "), colour: hex(colour, meanings) }];
    },
  );

  it("are found in the stylesheet", () => {
    expect(styles.length).toBeGreaterThanOrEqual(5);
  });

  it.each(styles)("$selector stands out by 4.5:1 at least", ({ colour }) => {
    for (const paper of papers) expect(contrast(colour, paper)).toBeGreaterThanOrEqual(4.5);
  });
});

function backgroundOf(selector: string): string {
  const body = editor.slice(editor.indexOf(selector));
  return /background: ([^;]+);/.exec(body)?.[1] ?? "";
}

/** Follows `var(--…)` through the page's meanings, the first that has it, to the token's colour. */
function hex(colour: string, meanings: readonly string[]): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour.trim())?.[1];
  if (name === undefined) return colour.trim();
  const found = meanings.map((css) => new RegExp(`${name}: ([^;]+);`).exec(css)?.[1]).find(Boolean);
  return hex(found ?? "", meanings);
}

/** WCAG 2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const whole = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const channel = Number.parseInt(whole.slice(place, place + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
