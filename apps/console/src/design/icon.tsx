/** Shapes that carry meaning beside a word: always hidden from assistive technology, because the word says it. */
const shapes = {
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  question: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 12.6v.1",
  chevron: "M6 3.5 10.5 8 6 12.5",
  warning: "M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.7v.1",
  information: "M8 7.3v4M8 4.7v.1M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.400 0z",
  dash: "M3.5 8h9",
  arrow: "M2.5 8h10.5M9 4l4 4-4 4",
  play: "M5 3.2 12.5 8 5 12.800z",
} as const;

export type IconShape = keyof typeof shapes;

export function Icon({ shape }: { readonly shape: IconShape }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[shape]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
