/** Chooses whose ledger stands beside the text: a dialog with the same search as the list of professionals. */

import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { CombinedError } from "urql";
import { TextField } from "../../design/field.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { personName } from "../../people/person-name.ts";
import { useProfessionals } from "../../people/use-professionals.ts";
import { Refused, refusalIn } from "../../shell/refused.tsx";

export function PersonPicker({ chosen }: { readonly chosen: boolean }) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const choose = (professional: string) => {
    dialog.current?.close();
    navigate({ to: ".", search: (earlier) => ({ ...earlier, professional }), resetScroll: false }).catch(
      () => undefined,
    );
  };
  return (
    <>
      <button
        type="button"
        className={chosen ? "button button-quiet" : "button"}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {text(chosen ? "deliberation.change" : "deliberation.choose")}
      </button>
      <dialog ref={dialog} className="picker" aria-labelledby="picker-heading" onClose={() => setOpen(false)}>
        <div className="pane-heading">
          <h2 id="picker-heading">{text("deliberation.pickerTitle")}</h2>
          <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
            {text("deliberation.pickerClose")}
          </button>
        </div>
        {open && <PickerBody onChoose={choose} />}
      </dialog>
    </>
  );
}

function PickerBody({ onChoose }: { readonly onChoose: (registryId: string) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState<string>();
  const { listing, fetching, error, more } = useProfessionals({ search, profession: undefined });
  return (
    <>
      <form
        className="picker-form"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch(typed.trim() || undefined);
        }}
      >
        <TextField
          label={text("professionals.search")}
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="button">
          {text("professionals.submit")}
        </button>
      </form>
      {error && <PickerFailure error={error} />}
      {listing === undefined && !error && <Waiting>{text("professionals.waiting")}</Waiting>}
      {listing && (
        <>
          <p className="small faint" role="status">
            {text("professionals.count", { count: listing.total, written: formatCount(listing.total, language) })}
          </p>
          <ul className="picker-list">
            {listing.professionals.map(({ id, registryId, profession, ...names }) => (
              <li key={id}>
                <button type="button" className="picker-person" onClick={() => onChoose(registryId)}>
                  <strong>{personName({ registryId, ...names }, text, "list")}</strong>
                  <span className="faint">
                    {" "}
                    · {profession.name} · {registryId}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {listing.hasMore && (
            <button type="button" className="button button-quiet" onClick={more} disabled={fetching}>
              {text("professionals.more", { count: Math.min(25, listing.total - listing.professionals.length) })}
            </button>
          )}
        </>
      )}
    </>
  );
}

function PickerFailure({ error }: { readonly error: CombinedError }) {
  const text = useText();
  const why = refusalIn(error);
  return why === undefined ? <p className="field-problem">{text("failure.title")}</p> : <Refused why={why} />;
}
