/** A name of the agency `row` on a day, as SQL: the former one it still bore then, or its present one. */
export const opdNameOn = (row: string, day: string, column: 'name' | 'shortName' = 'name'): string =>
  `(case when exists (select from "OpdName" f where f."opdId" = ${row}.id and f.until >= ${day})
     then (select f."${column}" from "OpdName" f where f."opdId" = ${row}.id and f.until >= ${day} order by f.until limit 1)
     else ${row}."${column}" end)`;

/** That the agency `row` ever bore a name like a pattern, as SQL. */
export const opdNamedLike = (row: string, pattern: string): string =>
  `(${row}.name ilike ${pattern} or ${row}."shortName" ilike ${pattern} or exists (select from "OpdName" f
     where f."opdId" = ${row}.id and (f.name ilike ${pattern} or f."shortName" ilike ${pattern})))`;
