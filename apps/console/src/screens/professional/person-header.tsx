/** Who the person is, in one line of facts. The fiscal code is shown in part: enough to recognise, not enough to use. */
import type { ReactNode } from "react";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { formatDate, maskFiscalCode } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { Person } from "./operations.ts";

export function PersonHeader({ person }: { readonly person: Person }) {
  const text = useText();
  const { language } = useLanguage();
  const first = firstRegistration(person.record);
  return (
    <dl className="person-facts">
      <Fact name={text("professional.profession")}>{person.profession.name}</Fact>
      {person.fiscalCode !== null && (
        <Fact name={text("professional.fiscalCode")}>
          <span className="code-cell">{maskFiscalCode(person.fiscalCode)}</span>
        </Fact>
      )}
      <Fact name={text("professional.birthDate")}>{formatDate(person.birthDate, language)}</Fact>
      {first !== undefined && <Fact name={text("professional.registration")}>{formatDate(first, language)}</Fact>}
      <Fact name={text("professional.id")}>
        <span className="code-cell">{person.registryId}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function firstRegistration(record: string): string | undefined {
  const { registrations = [] } = JSON.parse(record) as ShownRecord;
  return registrations.find(({ kind }) => kind === "first")?.resolvedOn;
}
