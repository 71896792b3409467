import type { SqlFace } from '../../events/outbox.ts';

/** [indicator, node, period, value, verified, id of the area] */
export type TargetTuple = [string, number, string, number, boolean, string];
/** [key, node or null for the whole installation, value] */
export type SettingTuple = [string, number | null, unknown];

export type TargetsRow = { readonly targets: TargetTuple[] | null; readonly settings: SettingTuple[] | null };

/** Reads the targets and settings that some areas hold themselves, in one small statement for a whole answer. */
export async function selectTargets(
  db: SqlFace,
  ask: {
    readonly codes: readonly string[];
    readonly nodes: readonly number[];
    readonly periods: readonly string[];
    readonly settings: readonly string[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<TargetsRow> {
  const values = [ask.codes, ask.nodes, ask.periods, ask.settings];
  const [row] = await db.sql<TargetsRow>(SELECT, values, { name: 'analytics_targets', signal: ask.signal });
  return row ?? { targets: null, settings: null };
}

const SELECT = `
  select
    (select json_agg(json_build_array(t."indicatorCode", w.no, t.period, t.value::float8, t."isVerified", w.id))
     from "Target" t join "Wilayah" w on w.id = t."wilayahId"
     where t."indicatorCode" = any($1::text[]) and w.no = any($2::integer[]) and t.period = any($3::text[])) as targets,
    (select json_agg(json_build_array(s.key, w.no, s.value))
     from "Setting" s left join "Wilayah" w on w.id = s."wilayahId"
     where s.key = any($4::text[]) and (s."wilayahId" is null or w.no = any($2::integer[]))) as settings`;
