/** Entries of the audit log, each whole: on a narrow page as on a wide one nothing of it is left out. */
import { Link } from "@tanstack/react-router";
import { Mark } from "../../design/mark.tsx";
import { formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import type { AuditEntry } from "./operations.ts";

interface AuditEntriesProperties {
  readonly entries: readonly AuditEntry[];
  /** Of whom the entries are; undefined for all. */
  readonly sought: string | undefined;
}

export function AuditEntries({ entries, sought }: AuditEntriesProperties) {
  return (
    <ol className="audit-entries">
      {entries.map((entry) => (
        <li key={entry.number}>
          <Entry entry={entry} sought={sought} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, sought }: Pick<AuditEntriesProperties, "sought"> & { readonly entry: AuditEntry }) {
  const text = useText();
  const { language } = useLanguage();
  const { number, at, actor, role, action, noun, subjects, purpose, hash } = entry;
  // The name that somebody has with whoever vouches for them, and who that is.
  const [who = actor, ...issuer] = actor.split(" ");
  return (
    <article aria-label={text("audit.entry", { number })}>
      <p className="audit-when">
        <span>
          {text("audit.number")} <span className="code-cell">{number}</span>
        </span>
        <time dateTime={at}>{formatInstant(at, language, "second")}</time>
        <Mark tone={action === "change" ? "doubt" : "neutral"}>{text(`audit.action.${action}` as MessageKey)}</Mark>
      </p>
      <p>
        <strong>{who}</strong> · {text(roleKey(role))} ·{" "}
        <span className="audit-what">{text(`audit.noun.${noun}` as MessageKey)}</span>
      </p>
      <Subjects subjects={subjects} sought={sought} />
      <p className="small">
        {issuer.length > 0 && text("audit.issuer", { issuer: issuer.join(" ") })}
        {/* Signing in and out have no other reason than themselves. */}
        {issuer.length > 0 && purpose !== action && " · "}
        {purpose !== action && text("audit.purpose", { purpose })}
      </p>
      <p className="audit-hash small faint">
        {text("audit.hash")} <code>{hash}</code>
      </p>
    </article>
  );
}

const mostAtOnce = 8;

/** A list that was read holds a page of people: those who are looked for come first, the others at a word. */
function Subjects({ subjects, sought }: Pick<AuditEntry, "subjects"> & Pick<AuditEntriesProperties, "sought">) {
  const text = useText();
  const ordered = [...subjects].sort((a, b) => Number(b === sought) - Number(a === sought));
  const [first, others] = [ordered.slice(0, mostAtOnce), ordered.slice(mostAtOnce)];
  const links = (shown: readonly string[]) =>
    shown.map((subject) => (
      <Link key={subject} to="/audit" search={{ subject }}>
        {subject}
      </Link>
    ));
  return (
    <>
      {first.length > 0 && <p className="audit-subjects">{links(first)}</p>}
      {others.length > 0 && (
        <details className="audit-others">
          <summary>{text("audit.others", { count: others.length })}</summary>
          <p className="audit-more">{links(others)}</p>
        </details>
      )}
    </>
  );
}

/** The log writes roles as the configuration does: `policy-author`. */
function roleKey(role: string): MessageKey {
  return `role.${role.toUpperCase().replaceAll("-", "_")}` as MessageKey;
}
