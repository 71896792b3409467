import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { insertRows } from '../sql-db.ts';

type State = 'SENT' | 'ANSWERED' | 'ACCEPTED' | 'RETURNED' | 'ESCALATED' | 'REDIRECTED' | 'CLOSED';

export type ProblemStepOverrides = {
  state: State;
  on: string;
  note?: string | undefined;
  office?: string | undefined;
  toOpdId?: string | undefined;
  toGroupId?: string | undefined;
  dueOn?: string | undefined;
  outcome?: 'SOLVED' | 'PARTLY' | 'UNSOLVED' | 'WITHDRAWN' | undefined;
};

export type ProblemOverrides = {
  /** Area it lies in. */
  wilayah: { id: string };
  posyandu?: { id: string } | undefined;
  kind?: 'PROBLEM' | 'CITIZEN_REQUEST';
  field?: string;
  title?: string;
  description?: string | undefined;
  raisedBy?: string | undefined;
  raisedOpd?: { id: string } | undefined;
  raisedGroup?: { id: string } | undefined;
  raisedOn?: string;
  indicatorCode?: string | undefined;
  meetingId?: string;
  /** Entries of its log after the first. */
  steps?: ProblemStepOverrides[];
  isDemo?: boolean;
};

const PROBLEM = {
  id: 'uuid',
  kind: '"ProblemKind"',
  field: '"ProblemField"',
  title: 'text',
  description: 'text',
  wilayahId: 'uuid',
  posyanduId: 'uuid',
  origin: '"ProblemOrigin"',
  raisedBy: 'text',
  raisedOpdId: 'uuid',
  raisedGroupId: 'uuid',
  raisedOn: 'date',
  indicatorCode: 'text',
  meetingId: 'uuid',
  createdAt: 'timestamptz',
  isDemo: 'boolean',
};
const STEP = {
  id: 'uuid',
  problemId: 'uuid',
  no: 'int',
  state: '"ProblemState"',
  on: 'date',
  at: 'timestamptz',
  office: 'text',
  note: 'text',
  toOpdId: 'uuid',
  toGroupId: 'uuid',
  dueOn: 'date',
  outcome: '"ProblemOutcome"',
};

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

function originOf({ raisedOpd, raisedGroup }: ProblemOverrides): string {
  if (raisedOpd) return 'OPD';
  return raisedGroup ? 'POKJANAL' : 'POSYANDU';
}

/** Makes a problem with its log, raised by its post on the first working day of 2026 unless told otherwise. */
export async function makeProblem(db: SqlHandle, overrides: ProblemOverrides): Promise<{ id: string }> {
  const id = nextId(db);
  const { raisedOn = '2026-01-02', raisedBy = 'Melati', steps = [] } = overrides;
  await insertRows(db, '"Problem"', PROBLEM, [
    [
      id,
      overrides.kind ?? 'PROBLEM',
      overrides.field ?? 'SPM_KESEHATAN',
      overrides.title ?? 'Timbangan rusak',
      overrides.description ?? null,
      overrides.wilayah.id,
      overrides.posyandu?.id ?? null,
      originOf(overrides),
      raisedBy,
      overrides.raisedOpd?.id ?? null,
      overrides.raisedGroup?.id ?? null,
      raisedOn,
      overrides.indicatorCode ?? null,
      overrides.meetingId ?? null,
      midnight(raisedOn),
      overrides.isDemo ?? false,
    ],
  ]);
  // One by one: each entry must be the next of the log.
  const log = [{ state: 'RAISED', on: raisedOn, office: raisedBy }, ...steps];
  for (const [no, step] of log.entries()) await insertStep(db, id, no, step);
  return { id };
}

async function insertStep(
  db: SqlHandle,
  problemId: string,
  no: number,
  step: Omit<ProblemStepOverrides, 'state'> & { state: string },
): Promise<void> {
  const { state, on, office, note, toOpdId, toGroupId, dueOn, outcome } = step;
  const said = [office, note, toOpdId, toGroupId, dueOn, outcome].map((value) => value ?? null);
  await insertRows(db, '"ProblemStep"', STEP, [[nextId(db), problemId, no, state, on, midnight(on), ...said]]);
}
