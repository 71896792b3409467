import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { WilayahLevel } from '@pokjanal/prisma/client';
import { systemActor } from '../src/auth/actor.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { StartupError } from '../src/db/startup-error.ts';
import { systemClock } from '../src/lib/clock.ts';
import { InvalidInput, NotFound } from '../src/lib/errors.ts';
import { silentLog } from '../src/lib/log.ts';
import { type BoundaryImport, type BoundaryReport, importBoundaries } from '../src/modules/wilayah/boundary.ts';
import { fromRoot, runCommand, say } from './run-command.ts';

const HOW = `Pakai / use: npm run map:import -- <berkas.geojson | berkas.topo.json> --tingkat KABKOTA --sumber "…, lisensi …"
  --tingkat PROVINSI | KABKOTA | KECAMATAN | DESA   tingkat wilayah yang digambar / level of the areas drawn
  --sumber  "asal dan lisensi"                      asal berkas / where the file comes from
  --wilayah 62                                      hanya di dalam wilayah ini / only inside this area
  --kolom   KODE                                    properti yang berisi kode Kemendagri / property with the codes
  --lapisan kab                                     lapisan TopoJSON / layer of a TopoJSON file
  --uji                                             periksa saja, jangan simpan / check only`;

type Ask = Omit<BoundaryImport, 'file'> & { readonly path: string };

const text = { type: 'string' } as const;
const options = {
  tingkat: text,
  sumber: text,
  wilayah: text,
  kolom: text,
  lapisan: text,
  uji: { type: 'boolean' },
} as const;

/** Reads the command line; null when it says too little, or what nobody asked. */
function readAsk(args: string[]): Ask | null {
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const told = (name: keyof typeof options): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const [path] = positionals;
  const [source, wilayah, typed] = [told('sumber'), told('wilayah'), told('tingkat')?.toUpperCase()];
  const level = Object.values(WilayahLevel).find((one) => one === typed);
  const isKnown = tokens.every((token) => token.kind !== 'option' || token.name in options);
  if (!path || !level || !source || !isKnown) return null;
  return {
    path,
    level,
    source,
    within: wilayah ? { code: wilayah } : {},
    property: told('kolom'),
    layer: told('lapisan'),
    isDryRun: values.uji === true,
  };
}

function tell({ areas, property, points, missing, isStored }: BoundaryReport): void {
  say(`${areas} wilayah / areas, ${points} titik / points, kode dari / codes from: ${property}`);
  for (const { code, name } of missing) say(`  tanpa batas / without boundary: ${code} ${name}`);
  say(isStored ? 'Batas wilayah disimpan. / The boundaries are stored.' : 'Hanya diperiksa. / Checked only.');
}

/** A file that is no JSON at all is refused like one that is JSON of something else. @throws StartupError when unread. */
async function parseFile(path: string): Promise<unknown> {
  const content = await readFile(fromRoot(path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartupError({
      id: `${path} tidak dapat dibaca: ${error.code}.`,
      en: `${path} cannot be read: ${error.code}.`,
    });
  });
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** Says what was refused, all of it. */
function tellRefusal(error: unknown): void {
  if (error instanceof InvalidInput) {
    for (const { message } of error.problems) say(`${message.id} / ${message.en}`);
  } else if (error instanceof NotFound) {
    say(`${error.texts.id} / ${error.texts.en}`);
  } else {
    throw error;
  }
  process.exitCode = 1;
}

await runCommand(async (env, args) => {
  const ask = readAsk(args);
  if (!ask) return say(HOW);
  const file = await parseFile(ask.path);
  const db = await openDatabase(env);
  try {
    await migrate(db.pool);
    const actor = systemActor('map:import');
    tell(
      await importBoundaries({ actor, db, clock: systemClock, log: silentLog, requestId: 'command' }, { ...ask, file }),
    );
  } catch (error) {
    tellRefusal(error);
  } finally {
    await db.close();
  }
});
