/** English words of the audit log. */
import type { it } from "./it.ts";

export const en: Readonly<Record<keyof typeof it, string>> = {
  "audit.title": "Audit log",
  "audit.lede":
    "Who read or changed what, of whom and why. Entries are only ever added, and each carries the hash of the one before it.",
  "audit.waiting": "Reading the audit log…",
  "audit.subject": "Of whom",
  "audit.subjectHint": "Registry number, pseudonym or draft, in full",
  "audit.search": "Search",
  "audit.all": "Show every entry",
  "audit.count": "{count, plural, one {# entry} other {# entries}}",
  "audit.none": "No entry",
  "audit.noneBody": "A number is looked for in full, as the entries write it.",
  "audit.pages": "Pages of the log",
  "audit.older": "Earlier entries",
  "audit.newest": "The latest",
  "audit.entry": "Entry {number}",
  "audit.hash": "Hash",
  "audit.action.read": "read",
  "audit.action.change": "change",
  "audit.action.sign-in": "sign-in",
  "audit.action.sign-out": "sign-out",
};
