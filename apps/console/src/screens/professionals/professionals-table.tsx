/** The people found, one a row; the whole name is the link. On a narrow page the columns fold under the name. */
import { Link } from "@tanstack/react-router";
import { maskFiscalCode } from "../../messages/format.ts";
import { useText } from "../../messages/text.ts";
import type { ListedProfessional } from "../../people/operations.ts";
import { personName } from "../../people/person-name.ts";

export function ProfessionalsTable({ people }: { readonly people: readonly ListedProfessional[] }) {
  const text = useText();
  return (
    <table className="people">
      <caption className="visually-hidden">{text("professionals.tableCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("professionals.column.name")}</th>
          <th scope="col">{text("professionals.column.profession")}</th>
          <th scope="col">{text("professionals.column.fiscalCode")}</th>
          <th scope="col">{text("professionals.column.id")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link
                to="/professionals/$professional"
                params={{ professional: person.registryId }}
                search={({ triennium }) => ({ triennium })}
              >
                {personName(person, text, "list")}
              </Link>
            </th>
            <td>{person.profession.name}</td>
            <td className="code-cell">{maskFiscalCode(person.fiscalCode ?? "")}</td>
            <td className="code-cell">{person.registryId}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
