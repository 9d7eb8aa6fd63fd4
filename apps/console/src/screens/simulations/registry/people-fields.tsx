/** Of whom a simulation of the registry is: everybody, unless somebody says otherwise. */
import { useQuery } from "urql";
import { SelectField, TextField } from "../../../design/field.tsx";
import { sentenceCase } from "../../../messages/format.ts";
import { useText } from "../../../messages/text.ts";
import type { ListedOrder } from "../../../people/operations.ts";
import { Professions } from "../../../people/operations.ts";
import { regionNames } from "../../../simulations/region-names.ts";
import type { RegistryPeople } from "./start-input.ts";

interface PeopleFieldsProperties {
  readonly people: RegistryPeople;
  readonly orders: readonly ListedOrder[];
  readonly change: (people: RegistryPeople) => void;
}

const shares = ["1/10", "1/100"] as const;

export function PeopleFields({ people, orders, change }: PeopleFieldsProperties) {
  const text = useText();
  const [{ data }] = useQuery({ query: Professions });
  const set = (changed: Partial<RegistryPeople>) => change({ ...people, ...changed });
  return (
    <fieldset className="registry-people">
      <legend>{text("simulations.server.people")}</legend>
      <SelectField
        label={sentenceCase(text("simulations.dimension.status"))}
        value={people.status}
        onChange={({ target }) => set({ status: target.value as RegistryPeople["status"] })}
      >
        <option value="">{text("simulations.server.anyStatus")}</option>
        <option value="ENROLLED">{text("simulations.status.enrolled")}</option>
        <option value="CANCELLED">{text("simulations.status.cancelled")}</option>
        <option value="RETIRED">{text("simulations.status.retired")}</option>
      </SelectField>
      <SelectField
        label={sentenceCase(text("simulations.dimension.profession"))}
        value={people.profession}
        onChange={({ target }) => set({ profession: target.value })}
      >
        <option value="">{text("professionals.everyProfession")}</option>
        {data?.professions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={sentenceCase(text("simulations.dimension.region"))}
        value={people.region}
        onChange={({ target }) => set({ region: target.value })}
      >
        <option value="">{text("simulations.server.anyRegion")}</option>
        {regionsOf(orders).map((code) => (
          <option key={code} value={code}>
            {regionNames[code] ?? code}
          </option>
        ))}
      </SelectField>
      <TextField
        label={text("simulations.server.orders")}
        hint={text("simulations.server.ordersHint")}
        autoComplete="off"
        spellCheck={false}
        value={people.orders}
        onChange={({ target }) => set({ orders: target.value })}
      />
      <TextField
        label={text("simulations.server.ageFrom")}
        type="number"
        min={0}
        max={130}
        value={people.from}
        onChange={({ target }) => set({ from: target.value })}
      />
      <TextField
        label={text("simulations.server.ageTo")}
        type="number"
        min={0}
        max={130}
        value={people.to}
        onChange={({ target }) => set({ to: target.value })}
      />
      <SelectField
        label={text("simulations.server.share")}
        hint={text("simulations.server.shareHint")}
        value={people.share}
        onChange={({ target }) => set({ share: target.value })}
      >
        <option value="">{text("simulations.server.whole")}</option>
        {shares.map((share) => (
          <option key={share} value={share}>
            {text("simulations.server.oneIn", { of: Number(share.slice(2)) })}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

/** Those in which there is an Order. */
function regionsOf(orders: readonly ListedOrder[]): readonly string[] {
  return [...new Set(orders.flatMap(({ region }) => region ?? []))].sort();
}
