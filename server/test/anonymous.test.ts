import {
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  type GraphQLInputType,
  isListType,
  isEnumType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../src/auth/actor.ts';
import type { Database } from '../src/db/client.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { actorAtHome } from './permissions-grid.ts';
import { as } from './as.ts';
import { useDatabase } from './database.ts';

const schema = buildSchema();
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});

/** Open on purpose: what the sign-in page and the set-up page need. */
const OPEN = ['demoAccounts', 'installation', 'me'];

/** A well-formed value of any input type, so that a refusal is about the caller and not about the input. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType as GraphQLInputType);
  if (isListType(type)) return [sample(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, sample(field.type)]));
  }
  const byName: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Period: '2026-05',
    Day: '2026-05-01',
    Count: 1,
    JSON: {},
  };
  const globalId = Buffer.from('Posyandu:00000000-0000-7000-8000-000000000000').toString('base64url');
  return getNamedType(type).name === 'ID' ? globalId : (byName[getNamedType(type).name] ?? 'contoh');
}

function callOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>) {
  const required = field.args.filter((arg) => isNonNullType(arg.type));
  const head = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const pass = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const named = getNamedType(field.type);
  const members = schema.getType(named.name) && 'getTypes' in named && named.name !== 'Node';
  const isError = members ? ' ... on Error { code }' : '';
  const selection = 'getFields' in named || 'getTypes' in named ? ` { __typename${isError} }` : '';
  return {
    text: `${kind}${head ? `(${head})` : ''} { out: ${field.name}${pass ? `(${pass})` : ''}${selection} }`,
    variables: Object.fromEntries(required.map((arg) => [arg.name, sample(arg.type)])),
  };
}

/** The code with which a call was refused, as a member of its result or as an error of the answer. */
function refusalOf(result: Awaited<ReturnType<ReturnType<typeof as>['tryRun']>>): unknown {
  const out = result.data?.out as { code?: unknown } | null | undefined;
  if (out?.code !== undefined) return out.code;
  const thrown = result.errors?.[0]?.originalError;
  return thrown && 'code' in thrown ? thrown.code : (result.errors?.[0]?.message ?? 'not refused');
}

describe('a caller who has not signed in', () => {
  let db: Database;
  beforeAll(async () => {
    db = await useDatabase();
  });

  it('is a case for the tests: there are mutations and queries to refuse', () => {
    expect(mutations.length).toBeGreaterThan(5);
    expect(queries.length).toBeGreaterThan(10);
  });

  it.each(mutations.map((field) => [field.name, field] as const))('cannot %s', async (_name, field) => {
    const { text, variables } = callOf('mutation', field);
    expect(refusalOf(await as(db, ANONYMOUS).tryRun(text, variables))).toBe('UNAUTHENTICATED');
  });

  it.each(queries.filter((field) => !OPEN.includes(field.name)).map((field) => [field.name, field] as const))(
    'does not read %s',
    async (name, field) => {
      const { text, variables } = callOf('query', field);
      const result = await as(db, ANONYMOUS).tryRun(text, variables);
      // Nodes are looked up among the rows in sight; without sight there are none.
      if (name === 'node' || name === 'nodes') expect([null, [null]]).toContainEqual(result.data?.out);
      else expect(refusalOf(result)).toBe('UNAUTHENTICATED');
    },
  );

  it('learns from the open fields nothing about a person', async () => {
    const { me } = await as(db, ANONYMOUS).run<{ me: unknown }>(
      '{ me { id } installation { needsSetup } demoAccounts { username } }',
    );
    expect(me).toBeNull();
  });
});

describe('a read-only token', () => {
  it.each(mutations.map((field) => [field.name, field] as const))('cannot %s', async (_name, field) => {
    const { text, variables } = callOf('mutation', field);
    const refusal = refusalOf(await as(await useDatabase(), actorAtHome('ADMIN_PUSAT', true)).tryRun(text, variables));
    expect(refusal).toBe('TOKEN_READ_ONLY');
  });
});
