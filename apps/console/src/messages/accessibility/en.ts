/** The words of the accessibility statement in English. */
import type { it } from "./it.ts";

export const en: Readonly<Record<keyof typeof it, string>> = {
  "accessibility.title": "Accessibility",
  "accessibility.lede":
    "What was checked of these pages, what is not right yet, and what whoever adopts them must add.",
  "accessibility.checkedTitle": "What is checked",
  "accessibility.checked1":
    "Every page is tried with axe-core against WCAG 2.0, 2.1 and 2.2 at levels A and AA, at 1280 and at 390 pixels: the check is part of npm test and allows no violation.",
  "accessibility.checked2":
    "Everything can be done by keyboard; Tab leaves the editor too; focus is visible; whoever asked for less motion sees no animation.",
  "accessibility.checked3":
    "No state is told by colour alone: requirements, coverage, problems and differences have a shape and a word.",
  "accessibility.checked4":
    "The main pages are read as a screen reader reads them: their parts, headings, names of controls and announcements are written one by one in the tests.",
  "accessibility.limitsTitle": "Known limits",
  "accessibility.limits1":
    "In the editor, marks in the margin are hidden from assistive technology: the same facts stand in the list of problems and in that of the articles.",
  "accessibility.limits2":
    "The contrast of colours inside the editor was measured by hand, because automatic tools do not judge it.",
  "accessibility.limits3": "The pages have not been tried yet by people who use a screen reader.",
  "accessibility.statementTitle": "Accessibility statement",
  "accessibility.statement1":
    "This is a self-assessment of the program. The statement that Italian law 4/2004 asks for is written by each administration that adopts it, on form.agid.gov.it, for its own installation.",
};
