/** Today as the law counts days: the calendar date in Rome, whatever the clock of the device is set to. */
const romanDay = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Rome",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export function today(): string {
  return romanDay.format(new Date());
}
