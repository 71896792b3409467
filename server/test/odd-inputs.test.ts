import { getNamedType, type GraphQLField, isLeafType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../src/auth/actor.ts';
import type { Database } from '../src/db/client.ts';
import { presentError } from '../src/graphql/errors.ts';
import { decodeGlobalId } from '../src/graphql/ids.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { silentLog } from '../src/lib/log.ts';
import { as } from './as.ts';
import { useOwnDatabase } from './database.ts';
import { oddCalls } from './odd-inputs.ts';
import { givenOddScene } from './odd-inputs-scene.ts';

const schema = buildSchema();
const SLOW_MS = 10_000;

/** Acts after which others find nothing to act on any more come last. */
const ENDS = /^(accept|cancel|close|confirm|decline|disable|end|leave|merge|remove|split|undo|withdraw)/;
const turnOf = (name: string) => (ENDS.test(name) ? 2 : Number(!name.startsWith('set')));

describe('an odd value in any argument', () => {
  let db: Database;
  let actor: UserActor;
  let usualOf: Awaited<ReturnType<typeof givenOddScene>>['usualOf'];
  /** Acts that some call carried out: the values are usual enough to get that far. */
  const done = new Set<string>();

  beforeAll(async () => {
    db = await useOwnDatabase();
    ({ actor, usualOf } = await givenOddScene(db));
  });

  /** The revisions that records have now, so that calls get past that check whatever the ones before did. */
  async function withRevision(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return value.length > 2 ? value : Promise.all(value.map(withRevision));
    if (typeof value !== 'object' || value === null) return value;
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, inner]) => [key, await withRevision(inner)] as const),
    );
    const filled: Record<string, unknown> = Object.fromEntries(entries);
    // Histories of a stage and of services count for themselves, as reports do.
    if (filled.expectedRevision !== 1 || 'stage' in filled || 'kinds' in filled || 'cells' in filled) return filled;
    for (const [key, inner] of entries) {
      const revision = typeof inner === 'string' && key !== 'into' ? await revisionOf(inner) : undefined;
      if (revision !== undefined) return { ...filled, expectedRevision: revision };
    }
    return filled;
  }

  async function revisionOf(gid: string): Promise<number | undefined> {
    const id = idParts(gid);
    if (!id) return undefined;
    const asked = db.sql<{ revision: number }>(`select "revision" from "${id.typename}" where "id" = $1`, [id.id]);
    const [row] = await asked.catch(() => []);
    return row?.revision;
  }

  async function faultsOf(field: GraphQLField<unknown, unknown>, kind: 'query' | 'mutation'): Promise<string[]> {
    const names = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const below = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    const text = `${kind} (${names}) { ${field.name}(${args})${below} }`;
    const faults: string[] = [];
    for (const { path, values } of oddCalls(field, usualOf(field))) {
      const variables = (await withRevision(values)) as Record<string, unknown>;
      const began = performance.now();
      const { data, errors } = await as(db, actor).tryRun(text, variables);
      const took = performance.now() - began;
      if (took > SLOW_MS) faults.push(`${field.name}(${path}): took ${Math.round(took)} ms`);
      if (JSON.stringify(data?.[field.name] ?? null).includes('Success')) done.add(field.name);
      for (const { originalError, message, extensions } of errors ?? []) {
        const isOfVariables = !originalError || message.startsWith('Variable "');
        const shown = presentError({ message, extensions }, originalError, silentLog);
        if (!isOfVariables && shown.extensions?.code === 'INTERNAL') faults.push(`${field.name}(${path}): ${message}`);
      }
    }
    return faults;
  }

  it.each(['query', 'mutation'] as const)(
    'of a %s is refused in words or answered, and is never a failure of ours',
    async (kind) => {
      const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
      const fields = Object.values(root?.getFields() ?? {}).filter(({ args }) => args.length > 0);
      const faults: string[] = [];
      for (const field of fields.toSorted((a, b) => turnOf(a.name) - turnOf(b.name))) {
        faults.push(...(await faultsOf(field, kind)));
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('was sent to acts that were carried out otherwise', () => {
    expect(done.size).toBeGreaterThan(50);
  });
});

function idParts(text: string) {
  try {
    return decodeGlobalId(text);
  } catch {
    return null;
  }
}
