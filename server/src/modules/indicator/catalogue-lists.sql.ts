import type { RunSql } from '../../db/run-sql.ts';
import type { Direction, TimeRule } from '../../lib/pure/indicator.ts';
import type { Day } from '../../lib/pure/month.ts';
import type { RuleLevel } from '../../lib/pure/rules.ts';

type OwnSql = { readonly sql: RunSql };
type Validity = { readonly validFrom: Day; readonly validTo: Day | null };

/** A statement of a rule as it stands, of whatever time. */
export type RuleRecord = Validity & {
  readonly id: string;
  readonly code: string;
  readonly part: number;
  readonly block: string;
  readonly level: RuleLevel;
  readonly expression: string;
  readonly text: string;
  readonly textEn: string;
  readonly order: number;
  readonly source: string;
  readonly confidence: string;
};

/** A version of an indicator's formula. */
export type FormulaRecord = Validity & {
  readonly id: string;
  readonly no: number;
  readonly indicator: string;
  readonly version: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly factor: number;
  readonly decimals: number;
  readonly direction: Direction;
  readonly timeRule: TimeRule;
  readonly pairing: 'PAIRED' | 'INDEPENDENT';
  readonly source: string;
  readonly confidence: string;
};

/** A cell of the wide tables and whom it belongs to. */
export type CellRecord = {
  readonly block: string;
  readonly blockNo: number;
  readonly blockName: string;
  readonly blockNameEn: string;
  readonly element: string;
  readonly slot: number;
  readonly age: string;
  readonly sex: string;
  readonly field: string;
};

/** A form version with the blocks it asks; no elements stand for all of the block. */
export type FormRecord = Validity & {
  readonly code: string;
  readonly no: number;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  readonly unitKind: 'POSYANDU' | 'PUSKESMAS_DESA' | 'WILAYAH';
  readonly rhythm: 'MONTHLY' | 'FEB_AUG' | 'QUARTERLY' | 'YEARLY' | 'ON_CHANGE';
  readonly formSet: string | null;
  readonly blocks: readonly {
    readonly block: string;
    readonly detailed: boolean;
    readonly elements: readonly string[];
  }[];
};

export type StageRecord = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  readonly bounds: readonly (Validity & {
    readonly standard: string;
    readonly unit: 'DAY' | 'MONTH' | 'YEAR';
    readonly fromAge: number | null;
    readonly toAge: number | null;
    readonly source: string;
    readonly confidence: string;
  })[];
};

const VALIDITY = `"validFrom"::text as "validFrom", "validTo"::text as "validTo"`;

/** Lists every statement of every rule in the order of the catalogue, newest validity last. */
export function selectRules(db: OwnSql): Promise<RuleRecord[]> {
  return db.sql<RuleRecord>(
    `select id, code, part, "blockCode" as block, level::text as level, expression, text, "textEn", "order", source,
       confidence, ${VALIDITY} from "Rule" order by "order", code, part, "Rule"."validFrom"`,
  );
}

/** Lists every version of every indicator, oldest version first. */
export function selectFormulas(db: OwnSql): Promise<FormulaRecord[]> {
  return db.sql<FormulaRecord>(
    `select v.id, v.no, v."indicatorCode" as indicator, v.version, v.numerator, v.denominator,
       v.factor::float8 as factor, v.decimals, v.direction::text as direction, v."timeRule"::text as "timeRule",
       v.pairing::text as pairing, v.source, v.confidence, v."validFrom"::text as "validFrom",
       v."validTo"::text as "validTo"
     from "IndicatorVersion" v join "Indicator" i on i.code = v."indicatorCode" order by i."order", i.code, v.version`,
  );
}

/** Lists the cells of every block. */
export function selectCells(db: OwnSql): Promise<CellRecord[]> {
  return db.sql<CellRecord>(
    `select b.code as block, b.no as "blockNo", b.name as "blockName", b."nameEn" as "blockNameEn",
       s."elementCode" as element, s.slot, s.age, s.sex, s.field
     from "Block" b join "BlockSlot" s on s."blockCode" = b.code order by b.no, s.slot`,
  );
}

/** Lists every form version with the blocks it asks, in the order of a month's forms. */
export function selectForms(db: OwnSql): Promise<FormRecord[]> {
  return db.sql<FormRecord>(
    `select f.code, f.no, v.version, f.name, f."nameEn", f."unitKind"::text as "unitKind", f.rhythm::text as rhythm,
       f."formSet"::text as "formSet", v."validFrom"::text as "validFrom", v."validTo"::text as "validTo",
       (select coalesce(jsonb_agg(jsonb_build_object('block', b."blockCode", 'detailed', b.detailed,
          'elements', coalesce(b.elements, '{}')) order by b."order"), '[]')
        from "FormBlock" b where b."formVersionId" = v.id) as blocks
     from "FormVersion" v join "Form" f on f.code = v."formCode"
     order by (select min(b."order") from "FormBlock" b where b."formVersionId" = v.id), f.no, v.version`,
  );
}

/** Lists the stages of the life cycle with their ages by standard. */
export function selectStages(db: OwnSql): Promise<StageRecord[]> {
  return db.sql<StageRecord>(
    `select s.code, s.name, s."nameEn", coalesce(s.aliases, '{}') as aliases,
       (select coalesce(jsonb_agg(jsonb_build_object('standard', b.standard, 'unit', b.unit, 'fromAge', b."fromAge",
          'toAge', b."toAge", 'validFrom', b."validFrom", 'validTo', b."validTo", 'source', b.source,
          'confidence', b.confidence) order by b.standard, b."validFrom"), '[]')
        from "LifeStageBounds" b where b."stageCode" = s.code) as bounds
     from "LifeStage" s order by s."order", s.code`,
  );
}
