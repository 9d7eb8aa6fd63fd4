/** Trienni are written `2017-2019`: three calendar years, counted from 2011. */

export function isTriennium(text: string): boolean {
  const years = /^(\d{4})-(\d{4})$/.exec(text)?.slice(1).map(Number);
  const [first = 0, last = 0] = years ?? [];
  return first >= 2011 && (first - 2011) % 3 === 0 && last === first + 2;
}
