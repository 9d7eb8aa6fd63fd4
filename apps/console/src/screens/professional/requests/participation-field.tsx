/** The choice of a participation of the record, the latest first, said as people know it: the day, the event, the credits. */
import { SelectField } from "../../../design/field.tsx";
import type { ShownParticipation } from "../../../ledger/record-items.ts";
import { formatDate, formatDecimal } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";

interface ParticipationFieldProperties {
  readonly participations: readonly ShownParticipation[];
  readonly onChange?: (id: string) => void;
}

export function ParticipationField({ participations, onChange }: ParticipationFieldProperties) {
  const text = useText();
  const { language } = useLanguage();
  const latestFirst = participations.toSorted((a, b) => b.acquiredOn.localeCompare(a.acquiredOn));
  return (
    <SelectField
      label={text("requests.participation")}
      name="participation"
      required
      defaultValue=""
      onChange={({ target }) => onChange?.(target.value)}
    >
      <option value="" disabled>
        {text("requests.choose")}
      </option>
      {latestFirst.map(({ id, event, acquiredOn, credits }) => (
        <option key={id} value={id}>
          {text("requests.participationNamed", {
            date: formatDate(acquiredOn, language),
            event,
            credits: formatDecimal(credits, language),
            id,
          })}
        </option>
      ))}
    </SelectField>
  );
}
