import { EVIDENCE, EVIDENCE_KINDS } from '../../lib/pure/evidence-kinds.ts';
import { DEFAULT_GRACE_DAYS, VISIT_TOLERANCE_DAYS } from '../../lib/pure/duty-rules.ts';

/** Setting of an area and all below it: days after the end of a period within which its duties may still be proved. */
const GRACE_DAYS = 'duty.graceDays';

/** The days of grace in force where an area lies; `path` is an SQL expression of its path. */
export const graceSql = (path: string): string => `
  coalesce((select (s.value #>> '{}')::int from "Setting" s left join "Wilayah" sw on sw.id = s."wilayahId"
    where s.key = '${GRACE_DAYS}' and starts_with(${path}, coalesce(sw.path, '/'))
    order by length(coalesce(sw.path, '/')) desc limit 1), ${DEFAULT_GRACE_DAYS})`;

/** The first day of a month number, as SQL. */
export const firstDaySql = (month: string): string => `make_date(${month} / 12, ${month} % 12 + 1, 1)`;

/** The last day on which a period that ends with a month can be proved in time, as SQL; `dutyDeadline` says the same. */
export const deadlineSql = (toMonth: string, grace: string): string =>
  `(${firstDaySql(`(${toMonth} + 1)`)} - 1 + ${grace})`;

const day = (name: string): string => `(e.details ->> '${name}')::date`;
const count = (name: string): string => `coalesce((e.details ->> '${name}')::numeric, 0)`;
const options = `case jsonb_typeof(e.details -> 'options') when 'array' then jsonb_array_length(e.details -> 'options') else 0 end`;

/**
 * Whether the record `e` counts as fulfilled, as SQL; the same rule as `isFulfilled`, and a test holds the two equal.
 * `grace` is an SQL expression of the days of grace.
 */
export const fulfilledSql = (grace: string): string => `
  (e.status in ('SUBMITTED', 'ACCEPTED') and case e.kind
    when 'DATASET' then e.status = 'ACCEPTED' or coalesce(e.details ->> 'check', '') = 'CHECKED'
    when 'REFERRAL' then ${day('sentOn')} is not null and ${day('acknowledgedOn')} is not null
    when 'ANALYSIS' then e.status = 'ACCEPTED' and ${options} >= 2 and ${count('chosen')} between 1 and ${options}
    when 'PLAN' then e.status = 'ACCEPTED'
      and exists (select from "PlanActivity" a where a."evidenceId" = e.id and a.source is not null)
    when 'VISIT' then coalesce(abs(${day('heldOn')} - ${day('plannedOn')}) <= ${VISIT_TOLERANCE_DAYS}, false)
    when 'PARTICIPATION' then ${day('heldOn')} is not null
      and ${count('men')} + ${count('women')} + ${count('participants')} > 0
    when 'OTHER' then ${day('heldOn')} is not null and e.details ->> 'need' is not null
    when 'REPORT' then coalesce(${day('sentOn')} <= ${deadlineSql('e."toMonth"', grace)}, false)
      and ${day('receivedOn')} is not null
    else false end)`;

/** Kinds of evidence with the artefact that catalogues of duties name, as a table of SQL. */
export const ARTEFACTS = `(values ${EVIDENCE_KINDS.map((kind) => `('${kind}'::"EvidenceKind", '${EVIDENCE[kind].artefact}')`).join(', ')}) artefact(kind, name)`;
