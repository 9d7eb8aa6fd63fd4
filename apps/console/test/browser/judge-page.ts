/** What axe finds wrong with a page as it stands, by the rules of WCAG 2.2 AA, and by how much it scrolls sideways. */
import axe from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Empty when nothing is wrong: one line for each rule broken, then one when the page scrolls sideways. A page that changes while it is judged is
 * judged again: what was found of an element that is no longer there is about no page.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  let judged = await judgement(page);
  for (let again = 1; judged.hasChanged && again < mostTimes; again++) judged = await judgement(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return sideways > 0 ? [...judged.faults, `scrolls sideways by ${sideways} px`] : judged.faults;
}

const mostTimes = 5;

/** An error of axe is a fault of the page too. */
function judgement(page: Page): Promise<{ readonly faults: readonly string[]; readonly hasChanged: boolean }> {
  return page.evaluate(async (rules) => {
    const { axe: judge } = window as unknown as { axe: typeof import("axe-core") };
    let hasChanged = false;
    const watched = new MutationObserver(() => {
      hasChanged = true;
    });
    watched.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    try {
      const { violations } = await judge.run(document, { runOnly: { type: "tag", values: rules } });
      const faults = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      );
      return { faults, hasChanged: hasChanged || watched.takeRecords().length > 0 };
    } catch (error) {
      return { faults: [`axe: ${error}`], hasChanged: hasChanged || watched.takeRecords().length > 0 };
    } finally {
      watched.disconnect();
    }
  }, tags);
}
