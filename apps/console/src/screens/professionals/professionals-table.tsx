/** The people found, one a row; the whole name is the link. On a narrow page the columns fold under the name. */
import { Link } from "@tanstack/react-router";
import { LongRows } from "../../design/long-rows.tsx";
import { maskFiscalCode } from "../../messages/format.ts";
import { useText } from "../../messages/text.ts";
import type { ListedProfessional } from "../../people/operations.ts";
import { personName } from "../../people/person-name.ts";

export function ProfessionalsTable({ people }: { readonly people: readonly ListedProfessional[] }) {
  const text = useText();
  return (
    <LongRows
      className="people"
      caption={text("professionals.tableCaption")}
      rows={people}
      keyOf={({ id }) => id}
      heading={(["name", "profession", "fiscalCode", "id"] as const).map((column) => (
        <th key={column} scope="col">
          {text(`professionals.column.${column}`)}
        </th>
      ))}
      cellsOf={(person) => (
        <>
          <th scope="row">
            <Link
              to="/professionals/$professional"
              params={{ professional: person.registryId }}
              search={({ triennium, asOf, knownOn }) => ({ triennium, asOf, knownOn })}
            >
              {personName(person, text, "list")}
            </Link>
          </th>
          <td>{person.profession.name}</td>
          <td className="code-cell">{maskFiscalCode(person.fiscalCode ?? "")}</td>
          <td className="code-cell">{person.registryId}</td>
        </>
      )}
    />
  );
}
