import type { SqlFace } from '../../events/outbox.ts';
import type { Direction, TimeRule } from '../../lib/pure/indicator.ts';
import { TIDAK_DIRINCI } from '../../lib/pure/layout.ts';

export type SlotRow = {
  block: string;
  block_no: number;
  slot: number;
  element: string;
  stock: boolean;
  age: string;
  sex: string;
  field: string;
  /** Life stage of those counted: of the element, else of its age band; `TIDAK_DIRINCI` where neither is of one. */
  stage: string;
  undivided: boolean;
};

export type StageRow = { code: string; name: string; name_en: string };

export type BlockFormRow = { block: string; form_no: number; valid_from: string };

export type VersionRow = {
  no: number;
  indicator: string;
  name: string;
  name_en: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
  numerator: string;
  denominator: string;
  factor: number;
  decimals: number;
  direction: Direction;
  time_rule: TimeRule;
  paired: boolean;
  count_of: string;
  stage: string;
};

/** Lists every slot of every block with the element it belongs to. */
export function selectSlots(db: SqlFace): Promise<SlotRow[]> {
  return db.sql(
    `select b.code as block, b.no as block_no, s.slot, s."elementCode" as element,
       e.kind = 'STOCK' as stock, s.age, s.sex, s.field, coalesce(e.stage, ${STAGE_OF_AGE}, '${TIDAK_DIRINCI}') as stage,
       s.age = 'TIDAK_DIRINCI' and s.sex = 'TIDAK_DIRINCI' and s.field = 'TIDAK_DIRINCI' as undivided
     from "Block" b join "BlockSlot" s on s."blockCode" = b.code join "DataElement" e on e.code = s."elementCode" order by b.no, s.slot`,
  );
}

/** The stage whose ages, as posts count them, hold a whole age band such as `12_23` (months). */
const STAGE_OF_AGE = `case when s.age ~ '^[0-9]+_[0-9]+$' then (
  select b."stageCode" from "LifeStageBounds" b
  where b.standard = 'POSYANDU_ILP' and b.unit = 'MONTH' and b."validTo" is null
    and split_part(s.age, '_', 1)::int >= b."fromAge" and split_part(s.age, '_', 2)::int <= b."toAge" limit 1) end`;

/** Lists the stages of the life cycle in their order. */
export function selectStageNames(db: SqlFace): Promise<StageRow[]> {
  return db.sql('select code, name, "nameEn" as name_en from "LifeStage" order by "order"');
}

/** Lists which forms hold which block, and since when. */
export function selectBlockForms(db: SqlFace): Promise<BlockFormRow[]> {
  return db.sql(
    `select fb."blockCode" as block, f.no::integer as form_no, min(v."validFrom")::text as valid_from
     from "FormBlock" fb join "FormVersion" v on v.id = fb."formVersionId" join "Form" f on f.code = v."formCode"
     group by 1, 2`,
  );
}

/** Lists every version of every indicator, in catalogue order, newest version first. */
export function selectVersions(db: SqlFace): Promise<VersionRow[]> {
  return db.sql(
    `select v.no, i.code as indicator, i.name, i."nameEn" as name_en, v.version, v."validFrom"::text as valid_from,
       v."validTo"::text as valid_to, v.numerator, v.denominator, v.factor::float8 as factor, v.decimals,
       v.direction::text as direction, v."timeRule"::text as time_rule, v.pairing = 'PAIRED' as paired, i."countOf" as count_of, i.stage
     from "Indicator" i join "IndicatorVersion" v on v."indicatorCode" = i.code
     order by i."order", i.code, v.version desc`,
  );
}
