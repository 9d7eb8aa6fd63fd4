/** A line of the ledger becomes an example of the text, once somebody has said why what came out is right. */
import { useState } from "react";
import { commaFor } from "../../authoring/comma-for.ts";
import { exampleEdit } from "../../authoring/insert-example.ts";
import type { AuthoringKey } from "../../authoring/words.tsx";
import { AuthoringWords, useAuthoringText } from "../../authoring/words.tsx";
import { today } from "../../connection/today.ts";
import type { Compiler } from "../../editor/compiler-client.ts";
import type { OutlineDivision } from "../../editor/protocol.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { AcceptForm } from "./accept-form.tsx";
import "./panels.css";

export interface KeepAsTestProperties {
  readonly line: string;
  readonly compiler: Compiler | undefined;
  readonly editor: { readonly current: RuleEditorHandle | null };
  readonly text: string;
  /** Of the text as it stands; undefined while the compiler is behind it. */
  readonly outline: readonly OutlineDivision[] | undefined;
}

export default function KeepAsTest(properties: KeepAsTestProperties) {
  return (
    <AuthoringWords>
      <Keeping {...properties} />
    </AuthoringWords>
  );
}

function Keeping({ line, compiler, editor, text, outline }: KeepAsTestProperties) {
  const say = useAuthoringText();
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState<AuthoringKey>();
  const keep = async (reason: string) => {
    const example = await compiler?.keep(line).catch(() => undefined);
    const comma = example && outline && commaFor(text, outline, example.rule);
    if (example === undefined || comma === undefined) return setSaid(example ? "keep.noComma" : "keep.cannot");
    const { cycle, asOf, knownOn } = example;
    const [day, words] = [today().split("-").reverse().join("/"), reason.replace(/\s+/g, " ").trim()];
    const lines = [`-- ${day}, esito accettato; motivo: ${words}`, ...example.lines];
    const edit = exampleEdit(text, comma, {
      title: say("keep.title", { rule: example.rule }),
      cycle,
      asOf,
      knownOn,
      lines,
    });
    if (edit === undefined) return setSaid("keep.noComma");
    editor.current?.fix([edit]);
    editor.current?.goTo(edit.start);
    setAsked(false);
    setSaid(example.isWhole ? "keep.done" : "keep.lacking");
  };
  if (asked) {
    return (
      <AcceptForm
        of={line}
        stale={outline === undefined}
        onAccept={(reason) => void keep(reason)}
        onCancel={() => setAsked(false)}
      />
    );
  }
  return (
    <p className="keep-as-test">
      <button type="button" className="button button-quiet" onClick={() => setAsked(true)}>
        {say("study.addTest")}
      </button>{" "}
      <span role="status">{said && say(said)}</span>
    </p>
  );
}
