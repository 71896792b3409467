import { onlyRow, type SqlHandle } from '../sql-db.ts';
import { ACTION, ARRIVAL, type Cells, contentHash, STATUS, slotColumns } from '../wide.ts';

export type ReportOverrides = Partial<{
  /** Month as year × 12 + month − 1. */
  month: number;
  blockNo: number;
  formNo: number;
  formVersionNo: number;
  /** Counts by slot of the block. */
  cells: Record<number, number>;
  status: keyof typeof STATUS;
  arrival: keyof typeof ARRIVAL;
  exemptReason: string;
  opened: boolean;
  actorId: string;
  submittedAt: Date;
  deadline: Date;
}>;

export type MadeReport = { unitNo: number; month: number; blockNo: number; formNo: number; rev: number };

/** Actions that lead to a status, in order. */
const STEPS: Record<keyof typeof STATUS, readonly (keyof typeof ACTION)[]> = {
  NONE: [],
  DRAFT: ['DRAFT'],
  SUBMITTED: ['SUBMIT'],
  RETURNED: ['SUBMIT', 'RETURN'],
  VERIFIED: ['SUBMIT', 'VERIFY'],
  APPROVED: ['SUBMIT', 'VERIFY', 'APPROVE'],
};

/** Opens the month of a unit: one obligation, still without an answer. Numbers the form by the post's set when not told. */
export async function makeObligation(
  db: SqlHandle,
  unitNo: number,
  overrides: Omit<ReportOverrides, 'cells'> = {},
): Promise<{ month: number; formNo: number; formVersionNo: number }> {
  const month = overrides.month ?? 2026 * 12 + 4;
  const known = overrides.formNo === undefined ? await formOf(db, unitNo, overrides.blockNo ?? 1) : undefined;
  const formNo = overrides.formNo ?? known?.formNo ?? 1;
  const formVersionNo = overrides.formVersionNo ?? known?.formVersionNo ?? 1;
  await db.sql(
    `insert into obligation (unit_no, month, form_no, form_version_no, expectation, exempt_reason, deadline)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      unitNo,
      month,
      formNo,
      formVersionNo,
      overrides.exemptReason === undefined ? 0 : 1,
      overrides.exemptReason ?? null,
      overrides.deadline ?? dayAfter(month, 5),
    ],
  );
  return { month, formNo, formVersionNo };
}

/** Writes a report of one unit and month as the acts up to its status would have left it; roll-ups are the caller's. */
export async function makeReportRows(
  db: SqlHandle,
  unitNo: number,
  overrides: ReportOverrides = {},
): Promise<MadeReport> {
  const { month, formNo, formVersionNo } = await makeObligation(db, unitNo, overrides);
  const status = overrides.status ?? 'SUBMITTED';
  const steps = STEPS[status];
  const content: Content = {
    cells: new Map(
      Object.entries(overrides.cells ?? {}).map(([slot, value]): [number, number] => [Number(slot), value]),
    ),
    opened: overrides.opened ?? true,
    at: overrides.submittedAt ?? dayAfter(month, 3),
  };
  const key: Key = { unitNo, month, blockNo: overrides.blockNo ?? 1, formVersionNo };
  const actor = overrides.actorId ?? null;
  const submitted = steps.includes('SUBMIT');
  if (submitted) await insertReport(db, key, content, { status, rev: 1, actor });
  for (const [index, step] of steps.entries()) {
    if (step !== 'SUBMIT') await insertStep(db, key, content, { rev: index + 1, step, actor });
  }
  await db.sql(
    `update obligation set status = $4, head_rev = $5, arrival = $6, arrived_at = $7
     where unit_no = $1 and month = $2 and form_no = $3`,
    [
      unitNo,
      month,
      formNo,
      STATUS[status],
      steps.length,
      ARRIVAL[overrides.arrival ?? (submitted ? 'RECEIVED' : 'NONE')],
      submitted ? content.at : null,
    ],
  );
  return { unitNo, month, blockNo: key.blockNo, formNo, rev: steps.length };
}

type Content = { cells: Cells; opened: boolean; at: Date };
type Key = { unitNo: number; month: number; blockNo: number; formVersionNo: number };

/** A draft carries the answers; what comes after a submission names the revision it is of. */
async function insertStep(
  db: SqlHandle,
  key: Key,
  content: Content,
  act: { rev: number; step: keyof typeof ACTION; actor: string | null },
): Promise<void> {
  const at = new Date(content.at.getTime() + (act.rev - 1) * 3_600_000);
  const made = { rev: act.rev, action: ACTION[act.step], actor: act.actor, at };
  if (act.step === 'DRAFT') {
    const hash = contentHash(content.cells, content.opened);
    await insertWide(db, 'report_save', key, content.cells, { ...made, opened: content.opened, content_hash: hash });
    return;
  }
  await db.sql(
    `with act as (insert into review (action, actor, at) values ($5, $6, $7) returning no)
     insert into report_review (unit_no, month, block_no, rev, of_rev, review_no) select $1, $2, $3, $4, 1, no from act`,
    [key.unitNo, key.month, key.blockNo, made.rev, made.action, made.actor, made.at],
  );
}

async function insertReport(
  db: SqlHandle,
  key: Key,
  content: Content,
  now: { status: keyof typeof STATUS; rev: number; actor: string | null },
): Promise<void> {
  await insertWide(db, 'report', key, content.cells, {
    basis: 0,
    also_approved: now.status === 'APPROVED',
    in_sums: now.status !== 'RETURNED',
    opened: content.opened,
    rev: now.rev,
    actor: now.actor,
    submitted_at: content.at,
    content_hash: contentHash(content.cells, content.opened),
  });
}

async function insertWide(db: SqlHandle, table: string, key: Key, cells: Cells, rest: Record<string, unknown>) {
  const slots = slotColumns();
  const row: Record<string, unknown> = {
    unit_no: key.unitNo,
    month: key.month,
    block_no: key.blockNo,
    form_version_no: key.formVersionNo,
    ...rest,
    ...Object.fromEntries([...cells].map(([slot, value]) => [slots[slot] ?? '', value])),
  };
  const columns = Object.keys(row);
  await db.sql(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
}

async function formOf(
  db: SqlHandle,
  unitNo: number,
  blockNo: number,
): Promise<{ formNo: number; formVersionNo: number } | undefined> {
  const [found] = await db.sql<{ formNo: number; formVersionNo: number }>(
    `select f."no" as "formNo", v."no" as "formVersionNo"
     from "Unit" u left join "Posyandu" p on p."id" = u."posyanduId"
     join "Form" f on coalesce(f."formSet" = p."formSet", true) and f."unitKind" = u."kind"
     join "FormVersion" v on v."formCode" = f."code"
     join "FormBlock" fb on fb."formVersionId" = v."id" join "Block" b on b."code" = fb."blockCode" and b."no" = $2
     where u."no" = $1 order by v."version" desc limit 1`,
    [unitNo, blockNo],
  );
  return found;
}

/** An hour of the given day in the month after the one reported. */
function dayAfter(month: number, day: number): Date {
  return new Date(Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12, day, 3));
}

/** Reads the number of the unit of a post. @throws when the post has none. */
export async function getUnitNo(db: SqlHandle, posyanduId: string): Promise<number> {
  return onlyRow(await db.sql<{ no: number }>(`select "no" from "Unit" where "posyanduId" = $1`, [posyanduId])).no;
}
