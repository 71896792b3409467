import { makeProblem, type ProblemStepOverrides } from '../make/problem.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import type { SqlHandle } from '../sql-db.ts';
import { HOME } from './places.ts';
import { PROBLEM_PLAN, type PlannedProblem } from './problem-plan.ts';
import type { SeatedOpd } from './seats.ts';

type Scene = {
  readonly areas: ReadonlyMap<string, MadeWilayah>;
  readonly opdByArea: ReadonlyMap<string, readonly SeatedOpd[]>;
  readonly lastMonth: number;
  /** The post of the demo kader, where the requests of the home regency come from. */
  readonly homePost: string;
};

type Post = { id: string; name: string; code: string; wilayahId: string };
type Group = { id: string; name: string; code: string };

/** Writes problems and requests of citizens of the places of the records, at every stage of their way. */
export async function writeProblems(tx: SqlHandle, scene: Scene): Promise<void> {
  const codes = [...new Set(PROBLEM_PLAN.map(({ code }) => code))];
  const posts = await tx.sql<Post>(
    `select distinct on (a.code) p.id, p.name, a.code, p."wilayahId" from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId"
      join "Wilayah" a on starts_with(w.path, a.path) and a.code = any($1::text[]) order by a.code, p.id <> $2::uuid, p.id`,
    [codes, scene.homePost],
  );
  const groups = await tx.sql<Group>(
    `select distinct on (w.code) p.id, p.name, w.code from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId"
      where w.code = any($1::text[]) and p."successorId" is null and p."isDemo" order by w.code, p.regime, p.id`,
    [[...codes, HOME.province]],
  );
  for (const plan of PROBLEM_PLAN) await writeProblem(tx, scene, plan, { posts, groups });
}

type Places = { readonly posts: readonly Post[]; readonly groups: readonly Group[] };

type Place = {
  readonly area: MadeWilayah;
  readonly group: Group | undefined;
  readonly agency: (kind: string) => SeatedOpd | undefined;
  readonly day: (at: readonly [number, number]) => string;
};

async function writeProblem(tx: SqlHandle, scene: Scene, plan: PlannedProblem, places: Places): Promise<void> {
  const { code, kind, field, title, description, indicator } = plan;
  const area = scene.areas.get(code);
  if (!area) throw new Error(`The demo has no area ${code}`);
  const place: Place = {
    area,
    group: places.groups.find((one) => one.code === code),
    agency: (wanted) => scene.opdByArea.get(code)?.find(({ kinds }) => kinds.includes(wanted)),
    day: ([months, on]) => dayIn(scene.lastMonth + months, on),
  };
  await makeProblem(tx, {
    ...raiserOf(plan, place, places),
    kind,
    field,
    title,
    description,
    indicatorCode: indicator,
    raisedOn: place.day(plan.at),
    steps: plan.steps.map((step) => stepOf(step, place)),
    isDemo: true,
  });
}

/** Who raised it, and where: a post of the place unless the plan names an agency or the group. */
function raiserOf({ code, by }: PlannedProblem, { area, group, agency }: Place, { posts }: Places) {
  if (by === 'POKJANAL') return { wilayah: area, raisedBy: group?.name, raisedGroup: group };
  const opd = by === undefined ? undefined : agency(by);
  if (opd) return { wilayah: area, raisedBy: opd.name, raisedOpd: opd };
  const post = posts.find((one) => one.code === code);
  return { wilayah: { id: post?.wilayahId ?? area.id }, raisedBy: post?.name, posyandu: post };
}

/** A step of the log; what goes to an agency that the place does not have goes to its group. */
function stepOf(step: PlannedProblem['steps'][number], { group, agency, day }: Place): ProblemStepOverrides {
  const { state, at, to, due, note, outcome } = step;
  const opd = to === undefined ? undefined : agency(to);
  const goes = state === 'SENT' || state === 'ESCALATED';
  return {
    state,
    on: day(at),
    note,
    outcome,
    dueOn: due && day(due),
    toOpdId: opd?.id,
    toGroupId: goes && !opd ? group?.id : undefined,
  };
}

function dayIn(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}
