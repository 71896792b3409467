import { type AreaList, shippedAreas } from './load/area-list.ts';
import { loadAreas } from './load/areas.ts';
import { PLAIN_LISTS, upsertList } from './load/catalogue.ts';
import { fingerprint, parseCsv, readReference } from './load/csv.ts';
import { loadDuties } from './load/duties.ts';
import { loadForms } from './load/forms.ts';
import { onceForVersion } from './load/stamp.ts';
import { loadTargets } from './load/targets.ts';
import type { Progress, SeedDb, SqlHandle } from './sql-db.ts';

/**
 * Loads the reference data: the country down to its villages, and the catalogues of forms, indicators, duties and agencies.
 * Safe to call at every start: a list that is already loaded costs one look-up, a newer one upgrades what is there.
 */
export async function seedReference(
  db: SeedDb,
  progress: Progress = () => undefined,
  areas: AreaList = shippedAreas(),
): Promise<void> {
  await seedCatalogues(db, progress);
  await onceForVersion(db, 'areas', areas.version, async (tx) => {
    progress('wilayah');
    await loadAreas(tx, areas, progress);
    await tx.sql('analyze "Wilayah"');
  });
  const targets = readList('targets');
  await onceForVersion(db, 'targets', fingerprint(targets), (tx) => loadTargets(tx, parseCsv(targets)));
}

/** Loads the catalogues alone, for tests that need forms and rules but no country. */
export async function seedCatalogues(db: SeedDb, progress: Progress = () => undefined): Promise<void> {
  const names = [...new Set(PLAIN_LISTS.map(({ list }) => list)), 'forms', 'duty-catalogues', 'duties'];
  const lists = new Map(names.map((name) => [name, readList(name)]));
  await onceForVersion(db, 'catalogues', fingerprint(...lists.values()), async (tx) => {
    progress('katalog');
    await loadCatalogues(tx, (name) => parseCsv(lists.get(name) ?? ''));
  });
}

async function loadCatalogues(tx: SqlHandle, linesOf: (list: string) => ReturnType<typeof parseCsv>): Promise<void> {
  for (const { list, table } of PLAIN_LISTS) await upsertList(tx, table, linesOf(list));
  await loadForms(tx, linesOf('forms'));
  await loadDuties(tx, linesOf('duty-catalogues'), linesOf('duties'));
}

function readList(name: string): string {
  const text = readReference(name);
  if (text === undefined) throw new Error(`The reference list ${name}.csv is missing`);
  return text;
}
