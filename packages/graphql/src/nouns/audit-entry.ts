/** The audit log, for who reads it. Entries are never changed; `delibera audit verify` shows that they were not. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { AuditEntryRow } from "../reads/audit-entries.ts";
import { auditEntriesList } from "../reads/audit-entries.ts";
import { pageOf } from "../reads/page.ts";

const auditEntry = builder.objectRef<AuditEntryRow>("AuditEntry").implement({
  description: "That somebody read or changed something of somebody.",
  fields: (t) => ({
    number: t.exposeInt("row", { description: "1, 2, 3 … without gaps." }),
    at: t.exposeString("at", { description: "When, in UTC: `2026-11-21T09:30:00.123Z`." }),
    actor: t.exposeString("actor", { description: "Who, as the issuer names them." }),
    role: t.exposeString("role", { description: "In which role." }),
    action: t.exposeString("action", { description: "`read`, `change`, `sign-in` or `sign-out`." }),
    noun: t.exposeString("noun", { description: "What, such as `ledger`." }),
    subjects: t.stringList({
      description: "Registry ids or pseudonyms of whose it is.",
      resolve: ({ subjects }) => [...subjects],
    }),
    purpose: t.exposeString("purpose", { description: "Why, as the caller said, or the name of the operation." }),
    hash: t.exposeString("hash", { description: "`sha256:` of this entry and of the one before it." }),
  }),
});

builder.queryField("auditEntries", (t) =>
  t.connection(
    {
      type: auditEntry,
      description: "The audit log, the latest entry first.",
      args: { subject: t.arg.string({ description: "Only of this registry id or pseudonym." }) },
      resolve: (_root, args, context) => {
        authorizeRead(context, "auditEntry");
        return pageOf(args, auditEntriesList(context, args.subject ?? undefined));
      },
    },
    { name: "AuditEntryConnection", description: "A page of the audit log." },
    { name: "AuditEntryEdge", description: "An entry and its place in the log." },
  ),
);
