/** What must hold of every ledger, whatever the person: sums, monotony, independence from order and from facts not yet known. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fraction } from "./by-the-book/fraction.ts";
import { amount, fraction, isLess, minus, sum, written } from "./by-the-book/fraction.ts";
import type { Exemption, Participation, Person } from "./by-the-book/person.ts";
import { ledgerByTheActs } from "./ledger-by-the-acts.ts";
import { date, leave, participations, person, study } from "./random-people.ts";
import { runs } from "./runs.ts";

const some = { timeout: 60_000 };

describe("the credits of a ledger", () => {
  it("are counted as those acquired less those excluded", some, () => {
    fc.assert(
      fc.property(person, (someone) => {
        const ledger = ledgerByTheActs(someone);
        const excluded = amounts(ledger, "credits.excluded.");
        expect(written(minus(of(ledger, "credits.acquired"), sum(excluded)))).toBe(ledger.get("credits.counted"));
      }),
      runs(200),
    );
  });

  it("never fall, and never cost the certificate, when a learner's credit from another event is added", some, () => {
    const added = fc.record({
      acquiredOn: date,
      recruited: fc.boolean(),
      credits: fc.constantFrom("0.1", "10.0", "50.0"),
    });
    fc.assert(
      fc.property(person, added, (someone, more) => {
        const [before, after] = [
          someone,
          withParticipations(someone, [{ id: "PA-NEW", event: "EV-NEW", role: "learner", ...more }]),
        ].map((each) => ledgerByTheActs(each)) as [Ledger, Ledger];
        expect(isLess(of(after, "credits.counted"), of(before, "credits.counted"))).toBe(false);
        expect([before.get("certifiable"), after.get("certifiable")]).not.toEqual(["true", "false"]);
      }),
      runs(200),
    );
  });

  it("do not depend on the order in which different events are listed", some, () => {
    fc.assert(
      fc.property(person, fc.array(fc.nat()), (someone, picks) => {
        const listed = someone.participations ?? [];
        const shuffled = { ...someone, participations: interleaved(listed, picks) };
        expect(lines(ledgerByTheActs(shuffled))).toEqual(lines(ledgerByTheActs(someone)));
      }),
      runs(200),
    );
  });
});

describe("the obligation of a ledger", () => {
  it(
    "is the standard one less the reductions, for the obligated years, less the bonuses, and never below zero",
    some,
    () => {
      fc.assert(
        fc.property(person, (someone) => {
          const ledger = ledgerByTheActs(someone);
          const net = minus(of(ledger, "obligation.standard"), sum(amounts(ledger, "obligation.reductions.")));
          const years = Number(ledger.get("obligation.years"));
          const prorated = fraction(net.over * BigInt(years), net.under * 3n);
          const left = minus(prorated, sum(amounts(ledger, "obligation.bonuses.")));
          expect(ledger.get("obligation.prorated")).toBe(written(prorated));
          expect(ledger.get("obligation.individual")).toBe(isLess(left, amount(0)) ? "0" : written(left));
        }),
        runs(200),
      );
    },
  );

  it("never rises when an exemption for another reason is added, were each reason counted for itself", some, () => {
    const apart = { interpretations: { giorni_sovrapposti: "una_per_causa" } };
    const another = fc.oneof(
      leave.map((list) => list.map((each) => ({ ...each, reason: "public-office" }))),
      study.map((list) => list.map((each) => ({ ...each, reason: "specialisation" }))),
    );
    fc.assert(
      fc.property(person, another, (someone, more) => {
        const [before, after] = [someone, withExemptions(someone, more)].map((each) =>
          ledgerByTheActs(each, apart),
        ) as [Ledger, Ledger];
        expect(isLess(of(before, "obligation.individual"), of(after, "obligation.individual"))).toBe(false);
      }),
      runs(200),
    );
  });

  it("is never more with exemptions than without any", some, () => {
    fc.assert(
      fc.property(person, (someone) => {
        const without = ledgerByTheActs({ ...someone, exemptions: [] });
        const ledger = ledgerByTheActs(someone);
        expect(isLess(of(without, "obligation.individual"), of(ledger, "obligation.individual"))).toBe(false);
      }),
      runs(200),
    );
  });

  it("rises by two when a leave for another reason, overlapping, moves the block to a year without obligation", () => {
    const obligated: Person = { id: "P-1", registrations: [{ kind: "first", resolvedOn: "2017-05-20" }] };
    const illness: Exemption = { kind: "esenzione", reason: "illness", from: "2017-12-25", to: "2018-01-08" };
    const earlier: Exemption = { kind: "esenzione", reason: "public-office", from: "2017-12-11", to: "2017-12-25" };
    const obligation = (...exemptions: readonly Exemption[]) =>
      ledgerByTheActs(withExemptions(obligated, exemptions)).get("obligation.individual");
    expect([obligation(illness), obligation(illness, earlier)]).toEqual(["296/3", "100"]);
  });

  it("rises by two when a longer leave moves its block of fifteen days to a year without obligation", () => {
    const leaveFrom = (from: string): Exemption => ({ kind: "esenzione", reason: "illness", from, to: "2018-01-08" });
    const obligated: Person = { id: "P-1", registrations: [{ kind: "first", resolvedOn: "2017-05-20" }] };
    const obligation = (from: string) =>
      ledgerByTheActs(withExemptions(obligated, [leaveFrom(from)])).get("obligation.individual");
    expect([obligation("2017-12-25"), obligation("2017-12-11")]).toEqual(["296/3", "100"]);
  });
});

describe("a ledger as known on a day", () => {
  const days = fc.constantFrom("2018-09-26", "2018-09-28", "2019-03-19", "2019-03-20", "2019-12-31");
  const late = { registeredOn: "2020-01-01" };
  const registrations: Person["registrations"] = [{ kind: "first", resolvedOn: "1995-03-12" }];

  it(
    "is determined on any day for somebody enrolled by then, but for training that nothing in hand valued before the manual",
    some,
    () => {
      fc.assert(
        fc.property(person, days, (someone, knownOn) => {
          const valued = (someone.individualTraining ?? []).filter(({ kind }) => kind === "self-study");
          const ledger = ledgerByTheActs({ ...someone, registrations, individualTraining: valued }, { knownOn });
          const unknown = [...ledger].filter(
            ([line, value]) => value.startsWith("undetermined") && !isSilent(ledger, line) && !isAboutAMove(line),
          );
          expect(unknown).toEqual([]);
        }),
        runs(200),
      );
    },
  );

  it("does not change with facts registered later", some, () => {
    fc.assert(
      fc.property(person, days, participations, leave, (someone, knownOn, events, leaves) => {
        const more: Person = {
          ...withParticipations(
            someone,
            events.map((each, index) => ({ ...each, id: `PA-LATE-${index}`, ...late })),
          ),
          exemptions: [...(someone.exemptions ?? []), ...leaves.map((each) => ({ ...each, ...late }))],
          individualTraining: [
            ...(someone.individualTraining ?? []),
            { id: "IT-LATE", kind: "self-study", hours: 10, acquiredOn: "2018-05-05", ...late },
          ],
          registrations: [...someone.registrations, { kind: "cancellation", resolvedOn: "2018-05-05", ...late }],
        };
        expect(lines(ledgerByTheActs(more, { knownOn }))).toEqual(lines(ledgerByTheActs(someone, { knownOn })));
      }),
      runs(200),
    );
  });
});

type Ledger = ReadonlyMap<string, string>;

const lines = (ledger: Ledger) => [...ledger].sort(([a], [b]) => (a < b ? -1 : 1));

function of(ledger: Ledger, line: string): Fraction {
  const [over = "", under = "1"] = (ledger.get(line) ?? "").split("/");
  return under === "1" ? amount(over) : fraction(BigInt(over), BigInt(under));
}

function amounts(ledger: Ledger, prefix: string): readonly Fraction[] {
  return [...ledger.keys()]
    .filter((line) => line.startsWith(prefix) && !isSilent(ledger, line))
    .map((line) => of(ledger, line));
}

/** Of the first window the last day to move is in no act that we hold. */
const isAboutAMove = (line: string) => line.startsWith("requests.move[");

/** An item outside the triennium is not spoken of. */
const isSilent = (ledger: Ledger, line: string) => ledger.get(line) === "undetermined: no-version";

function withParticipations(someone: Person, more: readonly Participation[]): Person {
  return { ...someone, participations: [...(someone.participations ?? []), ...more] };
}

function withExemptions(someone: Person, more: readonly Exemption[]): Person {
  return { ...someone, exemptions: [...(someone.exemptions ?? []), ...more] };
}

/** Another order of the list in which the participations in one event stay in theirs. */
function interleaved(listed: readonly Participation[], picks: readonly number[]): readonly Participation[] {
  const byEvent = new Map<string, Participation[]>();
  for (const each of listed) {
    const event = each.event ?? each.id;
    byEvent.set(event, [...(byEvent.get(event) ?? []), each]);
  }
  return listed.flatMap((_, place) => {
    const open = [...byEvent.values()].filter(({ length }) => length > 0);
    return open[(picks[place] ?? 0) % open.length]?.shift() ?? [];
  });
}
