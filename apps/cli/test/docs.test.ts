/** The pages for who reads law: whole, linked, and holding nothing but what the acts say. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@delibera/rules-dsl/compile";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { describe, expect, it } from "vitest";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

const { program } = compile(readRuleFiles(join(repository, "deliberations")));
const acts = program?.acts ?? [];

function pagesIn(folder: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const plain = (page: string) =>
  page.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe("delibera check --coverage", () => {
  it("says of every act that each of its commi has a declared standing", () => {
    const { code, out, err } = delibera(["check", "--coverage"]);
    expect([code, err.endsWith(": 0 errori, 0 avvisi\n")]).toEqual([0, true]);
    const lines = out.trimEnd().split("\n");
    expect(lines.filter((line) => !line.startsWith(" "))).toEqual(acts.map(({ name }) => `${name} 100%`));
    expect(out).toContain("cnfc_2017_crediti 100%\n  commi 18: 15 con regole, 1 che ripetono, 2 non normativi\n");
    const { coverage } = JSON.parse(delibera(["check", "--coverage", "--format", "json"]).out);
    expect(coverage[0]).toMatchObject({ commi: { undeclared: 0 } });
  });
});

describe("delibera docs", () => {
  it("writes a page for each act with every text, every example and every doubt, and links that lead somewhere", () => {
    const out = join(temporaryFolder(), "pagine");
    const { code, err } = delibera(["docs", "--out", out]);
    expect([code, err]).toEqual([0, `${acts.length} atti, una pagina ciascuno: aprire ${join(out, "index.html")}\n`]);
    const pages = pagesIn(out);
    expect([...pages.keys()].sort()).toEqual(
      ["index.html", "stile.css", ...acts.map(({ name }) => `${name}.html`)].sort(),
    );
    for (const { name, title, divisions } of acts) {
      const page = plain(pages.get(`${name}.html`) ?? "");
      expect(page).toContain(`<h1>${title}</h1>`);
      for (const { paragraphs } of divisions) for (const { text } of paragraphs) expect(page).toContain(text);
    }
    for (const { title, citation } of program?.examples ?? []) {
      expect(plain(pages.get(`${citation.act}.html`) ?? "")).toContain(`<h4>${title} <small>(riuscito)</small></h4>`);
    }
    for (const { question, citation } of program?.interpretations ?? []) {
      expect(plain(pages.get(`${citation.act}.html`) ?? "")).toContain(question.it);
    }
    const ids = new Set([...pages].flatMap(([name, page]) => [name, ...idsIn(page).map((id) => `${name}#${id}`)]));
    const links = [...pages.values()].flatMap((page) => [...page.matchAll(/href="([^"]+)"/g)].map(([, to = ""]) => to));
    expect(links.filter((to) => !ids.has(to))).toEqual([]);
    expect([...pages.values()].join("")).not.toMatch(/<script|<img|https?:\/\/[^ ]*["']>/);
  }, 60_000);

  it("shows what an act amends on both pages, in the language asked for", () => {
    const out = temporaryFolder();
    expect(delibera(["docs", "deliberations", "--out", out, "--lang", "en"]).code).toBe(0);
    const pages = pagesIn(out);
    expect(pages.get("cnfc_2018_autoformazione.html")).toContain('replaces <a href="cnfc_2017_crediti.html#c3-2">');
    expect(pages.get("cnfc_2017_crediti.html")).toContain('replaced by <a href="cnfc_2018_autoformazione.html#c1-1">');
    expect(pages.get("cnfc_2017_crediti.html")).toContain('extended by <a href="cnfc_2020_crediti.html#c1-3">');
  }, 60_000);

  it("lets no text of an act become markup", () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    for (const { name, text } of readRuleFiles(join(repository, "deliberations"))) {
      const hostile = text.replace("Limite dell'autoformazione", "<script>alert(1)</script>");
      writeFileSync(join(folder, name), hostile);
    }
    expect(delibera(["docs", folder, "--out", out]).code).toBe(0);
    const page = readFileSync(join(out, "cnfc_2018_autoformazione.html"), "utf8");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script");
  }, 60_000);

  it("says where it cannot write", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const { code, err } = delibera(["docs", "--out", join(file, "pagine")]);
    expect([code, err]).toEqual([1, `delibera: ${join(file, "pagine")} non si può scrivere: controllare i permessi\n`]);
  });
});

function idsIn(page: string): readonly string[] {
  return [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
}
