/**
 * Workload W as a person writes it who knows PostgreSQL: whole hundredths, one pass over the rows of a person, one more over what was
 * taught; `offset 0` keeps the planner from computing the requirement again wherever it is read.
 */
import type { Catalog } from "@delibera/rules-dsl/sql";

/** First days of 2017 to 2020, and 1 January of the same years seventy years before, in days since 1970. */
const [firstDays, births] = [
  [17_167, 17_532, 17_897, 18_262],
  [-8_401, -8_036, -7_670],
] as const;

export function workloadInSql({ relations: [people, suspensions, participations] }: Catalog): string {
  const years = [0, 1, 2] as const;
  const inside = `c0 between ${firstDays[0]} and ${firstDays[3] - 1}`;
  const bounds = (year: number) => [firstDays[year] ?? 0, (firstDays[year + 1] ?? 0) - 1] as const;
  const suspended = years.map((year) => {
    const [from, to] = bounds(year);
    return `bool_or(c2 and c0 <= ${from} and c1 >= ${to}) as whole${year},
      sum(greatest(least(c1, ${to}) - greatest(c0, ${from}) + 1, 0) / 15) as blocks${year}`;
  });
  const owed = years.map(
    (year) => `case when s.c1 < ${2017 + year} and s.c0 > ${births[year]}
      then 5000 - case when e.whole${year} then 5000 else least(coalesce(e.blocks${year}, 0) * 200, 5000) end else 0 end`,
  );
  return `select subject, requirement, counted,
    rad * 100 >= requirement * radiation as radiationmet,
    not competent or disc * 10 >= requirement * 7 as doctormet,
    counted >= requirement as compliant,
    counted * 10 >= requirement * 7 as insured
  from (
    select *, learner + least(recruited, requirement / 3)
      + least(least(alone, requirement / 5) + taught, requirement * 3 / 5) as counted
    from (
      select s.subject, s.c3 as radiation, s.c4 as competent,
        greatest(${owed.join("\n + ")} - case when s.c2 >= 12100 then 3000 when s.c2 >= 8000 then 1500 else 0 end, 0) as requirement,
        coalesce(p.learner, 0) as learner, coalesce(p.recruited, 0) as recruited, coalesce(p.alone, 0) as alone,
        coalesce(p.rad, 0) as rad, coalesce(p.disc, 0) as disc, coalesce(d.taught, 0) as taught
      from ${people?.name} s
      left join (
        select subject, sum(c2::int) filter (where c3 = 0 and not c4) as learner, sum(c2::int) filter (where c3 = 0 and c4) as recruited,
          sum(c2::int) filter (where c3 = 2) as alone, sum(c2::int) filter (where c5) as rad, sum(c2::int) filter (where c6 = 57) as disc
        from ${participations?.name} where ${inside} group by subject
      ) p on p.subject = s.subject
      left join (
        select subject, sum(least(credits, 5000)::int) as taught
        from (select subject, c1, sum(c2::int) as credits from ${participations?.name} where c3 = 1 and ${inside} group by subject, c1) g
        group by subject
      ) d on d.subject = s.subject
      left join (select subject, ${suspended.join(", ")} from ${suspensions?.name} group by subject) e on e.subject = s.subject
      offset 0
    ) a
    offset 0
  ) b`;
}
