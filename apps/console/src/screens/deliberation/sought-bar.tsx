/** From the text to the explanation: says in which comma the cursor is, finds the sentences that come from it, and goes from one to the next. */
import { useEffect, useRef, useState } from "react";
import { AuthoringWords, useAuthoringText } from "../../authoring/words.tsx";
import type { FoundSentence } from "../../editor/protocol.ts";
import { useSeeking } from "./seeking.tsx";
import "./sought-bar.css";

interface SoughtBarProperties {
  /** Asks the compiler; undefined while its ledger is older than the text. */
  readonly find: (() => Promise<readonly FoundSentence[]>) | undefined;
}

export function SoughtBar(properties: SoughtBarProperties) {
  return (
    <AuthoringWords>
      <Bar {...properties} />
    </AuthoringWords>
  );
}

/** A sentence of the law ends with its comma between brackets: here this is known. */
function withoutSource(sentence: string): string {
  return sentence.replace(/ \([^()]+\)$/u, "");
}

function Bar({ find }: SoughtBarProperties) {
  const say = useAuthoringText();
  const { comma, isSection, asked, answered, show, back } = useSeeking();
  const [found, setFound] = useState<{
    readonly by: SoughtBarProperties["find"];
    readonly sentences: readonly FoundSentence[];
  }>();
  const [at, setAt] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  // What was found in another comma, or by an older text, is no answer any more.
  const sentences = found !== undefined && found.by === find ? found.sentences : undefined;
  const stand = (list: readonly FoundSentence[], place: number) => {
    setAt(place);
    show(list[place]);
  };
  const seek = () => {
    find?.().then(
      (list) => {
        setFound({ by: find, sentences: list });
        stand(list, 0);
      },
      () => undefined,
    );
  };
  const latest = useRef(seek);
  latest.current = seek;
  useEffect(() => {
    if (!asked || find === undefined) return;
    answered();
    latest.current();
  }, [asked, find, answered]);
  // By the keyboard one goes on from where one asked: the button that shows the next.
  useEffect(() => {
    if (found !== undefined) next.current?.focus({ preventScroll: true });
  }, [found]);
  if (comma === undefined) return null;
  const { article, comma: number } = comma;
  const sentence = sentences?.[at];
  const step = (by: 1 | -1) => {
    if (sentences !== undefined) stand(sentences, (at + by + sentences.length) % sentences.length);
  };
  return (
    <section className="sought-bar" aria-label={say("sought.title")}>
      <p className="sought-said" role="status">
        {say(isSection ? "sought.section" : "sought.comma", { article, comma: number })}{" "}
        {find === undefined && say("sought.stale")}
        {sentences?.length === 0 && say("sought.none")}
        {sentences !== undefined &&
          sentence !== undefined &&
          say("sought.at", { place: at + 1, count: sentences.length, sentence: withoutSource(sentence.sentence) })}
      </p>
      <p className="sought-actions">
        {sentence === undefined ? (
          <button type="button" className="button button-quiet" disabled={find === undefined} onClick={seek}>
            {say("sought.show")}
          </button>
        ) : (
          <>
            <button ref={next} type="button" className="button button-quiet" onClick={() => step(1)}>
              {say("sought.next")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => step(-1)}>
              {say("sought.previous")}
            </button>
          </>
        )}
        {sentences !== undefined && (
          <button type="button" className="button button-quiet" onClick={back}>
            {say("sought.back")}
          </button>
        )}
      </p>
    </section>
  );
}
