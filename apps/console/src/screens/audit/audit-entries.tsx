/** Entries of the audit log, each whole: on a narrow page as on a wide one nothing of it is left out. */
import { Link } from "@tanstack/react-router";
import { Mark } from "../../design/mark.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import type { AuditEntry } from "./operations.ts";

export function AuditEntries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <ol className="audit-entries">
      {entries.map((entry) => (
        <li key={entry.number}>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const text = useText();
  const { language } = useLanguage();
  const { number, at, actor, role, action, noun, subjects, purpose, hash } = entry;
  return (
    <article aria-label={text("audit.entry", { number })}>
      <p className="audit-when">
        <span className="code-cell">{number}</span>
        <time dateTime={at}>{formatInstant(at, language, "second")}</time>
        <Mark tone={action === "change" ? "doubt" : "neutral"}>{text(`audit.action.${action}` as MessageKey)}</Mark>
      </p>
      <p>
        <strong>{actor}</strong> · {text(roleKey(role))} ·{" "}
        <span className="audit-what">{text(`audit.noun.${noun}` as MessageKey)}</span>
      </p>
      <p className="audit-subjects">
        {subjects.map((subject) => (
          <Link key={subject} to="/audit" search={{ subject }}>
            {subject}
          </Link>
        ))}
      </p>
      <p className="small">{purpose}</p>
      <p className="audit-hash small faint">
        {text("audit.hash")} <code>{hash}</code>
      </p>
    </article>
  );
}

/** The log writes roles as the configuration does: `policy-author`. */
function roleKey(role: string): MessageKey {
  return `role.${role.toUpperCase().replaceAll("-", "_")}` as MessageKey;
}
