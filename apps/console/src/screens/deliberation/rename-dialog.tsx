/**
 * Calls otherwise the name at the cursor, wherever the draft uses it: first what it is and where it stands, then the other name.
 * What other acts use is refused, with the reason: they are published, and never change.
 */
import type { RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import type { AuthoringText } from "../../authoring/words.tsx";
import { AuthoringWords, useAuthoringText } from "../../authoring/words.tsx";
import { TextField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { Sentence } from "../../design/sentence.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { Compiler } from "../../editor/compiler-client.ts";
import type { Place, Renaming } from "../../editor/protocol.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { useLanguage } from "../../messages/language.tsx";
import "./rename-dialog.css";

export interface RenameDialogProperties {
  /** The text when somebody asked, and where the cursor was. */
  readonly place: Place;
  /** The text as it stands now. */
  readonly text: string;
  readonly compiler: Compiler | undefined;
  readonly editor: RefObject<RuleEditorHandle | null>;
  /** What was done is said, in words, where the editor speaks. */
  readonly onClose: (said?: string) => void;
}

export default function RenameDialog(properties: RenameDialogProperties) {
  return (
    <AuthoringWords>
      <Dialog {...properties} />
    </AuthoringWords>
  );
}

function Dialog({ place, text, compiler, editor, onClose }: RenameDialogProperties) {
  const say = useAuthoringText();
  const { language } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const found = useRenaming(compiler, place);
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const isOffered =
    found.state === "found" && found.renaming?.refused === undefined && found.renaming?.elsewhere.length === 0;
  const close = (done?: string) => {
    said.current = done;
    dialog.current?.close();
  };
  const rename = async (to: string): Promise<string | undefined> => {
    if (text !== place.text) return say("rename.moved");
    const answer = await compiler?.rename({ ...place, to }, language).catch(() => undefined);
    if (answer?.edits === undefined) return answer?.refused ?? say("rename.failed");
    editor.current?.change(answer.edits);
    close(say("rename.done", { from: answer.name, to, count: answer.edits.length }));
    return undefined;
  };
  return (
    <dialog
      ref={dialog}
      className="picker rename-dialog"
      aria-labelledby="rename-heading"
      onClose={() => {
        onClose(said.current);
        editor.current?.focus();
      }}
    >
      <h2 id="rename-heading">{say("rename.title")}</h2>
      {found.state === "waiting" && <Waiting>{say("rename.waiting")}</Waiting>}
      {found.state === "failed" && <Notice tone="bad" title={say("rename.failed")} announced />}
      {found.state === "found" && <Found renaming={found.renaming} say={say} onRename={rename} />}
      <p className="rename-close">
        <button type="button" className="button button-quiet" onClick={() => close()}>
          {say(isOffered ? "study.cancel" : "deliberation.pickerClose")}
        </button>
      </p>
    </dialog>
  );
}

interface FoundProperties {
  readonly renaming: Renaming | undefined;
  readonly say: AuthoringText;
  /** Answers why it could not be. */
  readonly onRename: (to: string) => Promise<string | undefined>;
}

function Found({ renaming, say, onRename }: FoundProperties) {
  if (renaming === undefined) {
    return (
      <Notice tone="doubt" title={say("rename.noneTitle")} announced>
        <p>{say("rename.noneBody")}</p>
      </Notice>
    );
  }
  const { name, refused, elsewhere } = renaming;
  if (refused !== undefined) {
    return (
      <Notice tone="doubt" title={say("rename.cannot", { name })} announced>
        <p>
          <Sentence>{refused}</Sentence>
        </p>
      </Notice>
    );
  }
  if (elsewhere.length > 0) {
    return (
      <Notice tone="doubt" title={say("rename.cannot", { name })} announced>
        <p>{say("rename.elsewhere", { count: elsewhere.length })}</p>
        <ul className="rename-files">
          {elsewhere.map(({ file, title, lines }) => (
            <li key={file}>{say("rename.elsewhereLine", { title, where: lines.join(", "), count: lines.length })}</li>
          ))}
        </ul>
        <p>{say("rename.elsewhereRemedy")}</p>
      </Notice>
    );
  }
  return <Form renaming={renaming} say={say} onRename={onRename} />;
}

function Form({ renaming: { name, places }, say, onRename }: FoundProperties & { readonly renaming: Renaming }) {
  const [to, setTo] = useState(name);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    const written = to.trim();
    if (written === "" || written === name) return setProblem(say("rename.same"));
    setBusy(true);
    setProblem(await onRename(written).finally(() => setBusy(false)));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        {say("rename.now")} <code>{name}</code>
      </p>
      <div className="picker-form">
        <TextField
          label={say("rename.to")}
          hint={say("rename.hint")}
          problem={problem}
          value={to}
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={120}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ target }) => {
            setTo(target.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" className="button" disabled={isBusy}>
          {say("rename.rename")}
        </button>
      </div>
      <h3 id="rename-places">{say("rename.places", { count: places.length })}</h3>
      {/* A list that scrolls can be read by the keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <ul className="rename-places" aria-labelledby="rename-places" tabIndex={0}>
        {places.map(({ line, words }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a text are never reordered
          <li key={place}>
            <span className="faint">{say("deliberation.place", { line })}</span> <code>{words}</code>
          </li>
        ))}
      </ul>
    </form>
  );
}

type FoundRenaming =
  | { readonly state: "waiting" }
  | { readonly state: "failed" }
  | { readonly state: "found"; readonly renaming: Renaming | undefined };

function useRenaming(compiler: Compiler | undefined, place: Place): FoundRenaming {
  const { language } = useLanguage();
  const [found, setFound] = useState<FoundRenaming>({ state: "waiting" });
  useEffect(() => {
    let current = true;
    const asked = compiler?.rename(place, language) ?? Promise.reject(new Error("there is no compiler"));
    asked.then(
      (renaming) => current && setFound({ state: "found", renaming }),
      () => current && setFound({ state: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [compiler, place, language]);
  return found;
}
