/** What of the audit log is looked at, as it stands in the address: whose entries, and from which on. */
export interface AuditSearch {
  /** Registry number, pseudonym or id of a draft. */
  readonly subject?: string | undefined;
  /** The cursor of the entry before the first one shown. */
  readonly after?: string | undefined;
}

export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const { subject, after } = search;
  return {
    subject: typeof subject === "string" && /^[\w:-]{1,80}$/.test(subject) ? subject : undefined,
    after: typeof after === "string" && /^[\w+/=-]{1,200}$/.test(after) ? after : undefined,
  };
}
