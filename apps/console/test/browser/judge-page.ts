/** What axe finds wrong with a page as it stands, by the rules of WCAG 2.2 AA, and by how much it scrolls sideways. */
import axe from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Empty when nothing is wrong: one line for each rule broken, then one when the page scrolls sideways. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    const { axe: judge } = window as unknown as { axe: typeof import("axe-core") };
    const judged = await judge.run(document, { runOnly: { type: "tag", values: rules } });
    return judged.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
  }, tags);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return sideways > 0 ? [...violations, `scrolls sideways by ${sideways} px`] : violations;
}
