/** Search by surname or fiscal code, and by profession. Submitted, never guessed: nothing moves while a person types. */
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { SelectField, TextField } from "../../design/field.tsx";
import { useText } from "../../messages/text.ts";
import { Professions } from "../../people/operations.ts";
import type { Criteria } from "../../people/use-professionals.ts";

interface SearchFormProperties {
  readonly criteria: Criteria;
  readonly onSearch: (criteria: Criteria) => void;
}

export function SearchForm({ criteria, onSearch }: SearchFormProperties) {
  const text = useText();
  const [{ data }] = useQuery({ query: Professions });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const search = String(form.get("search") ?? "").trim();
    const profession = Number.parseInt(String(form.get("profession") ?? ""), 10);
    onSearch({ search: search || undefined, profession: Number.isNaN(profession) ? undefined : profession });
  };
  return (
    <search>
      {/* A new search typed elsewhere (the address, the back button) starts the form again with its words. */}
      <form key={`${criteria.search}/${criteria.profession}`} className="search-form" onSubmit={submit}>
        <TextField
          label={text("professionals.search")}
          hint={text("professionals.searchHint")}
          name="search"
          type="search"
          autoComplete="off"
          spellCheck={false}
          defaultValue={criteria.search ?? ""}
          maxLength={60}
        />
        <SelectField
          label={text("professionals.profession")}
          name="profession"
          defaultValue={criteria.profession ?? ""}
          key={data ? "professions" : "waiting"}
        >
          <option value="">{text("professionals.everyProfession")}</option>
          {data?.professions.map(({ code, name: profession }) => (
            <option key={code} value={code}>
              {profession}
            </option>
          ))}
        </SelectField>
        <button type="submit" className="button">
          {text("professionals.submit")}
        </button>
      </form>
    </search>
  );
}
