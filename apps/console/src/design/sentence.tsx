/** A sentence of the compiler: what it puts between backticks is the person's own words, set as written. */
export function Sentence({ children }: { readonly children: string }) {
  return (
    <>
      {quotedParts(children).map(({ text, quoted }, place) =>
        // The parts of one sentence never move: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        quoted ? <code key={place}>{text}</code> : text,
      )}
    </>
  );
}

interface SentencePart {
  readonly text: string;
  readonly quoted: boolean;
}

/** `cannot add \`a\`` → "cannot add ", quoted "a". A backtick that is never closed stays as it is. */
export function quotedParts(sentence: string): readonly SentencePart[] {
  const parts = sentence.split(/`([^`]+)`/);
  return parts.map((text, place) => ({ text, quoted: place % 2 === 1 })).filter(({ text }) => text !== "");
}
