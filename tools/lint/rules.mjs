// Lint rules of this project's own: what a general rule cannot know about reads, writes and time.
const WRITES = new Set(['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn']);
for (const name of ['upsert', 'delete', 'deleteMany', '$transaction', '$executeRaw', '$executeRawUnsafe'])
  WRITES.add(name);
const READS = new Set(['findMany', 'findFirst', 'findFirstOrThrow', 'count', 'aggregate', 'groupBy']);

const nameOf = (member) => (member?.computed ? undefined : member?.property?.name);

/** `model.verb` of a call such as `ctx.db.prisma.posyandu.findMany(…)`, or nothing. */
function databaseCall(callee) {
  if (callee?.type !== 'MemberExpression') return undefined;
  const verb = nameOf(callee);
  const model = nameOf(callee.object);
  return verb === undefined ? undefined : { verb, model };
}

/** Schema files translate; what changes a row lives in a verb, where imports, seeds and tests can call it too. */
const noWritesInSchema = {
  meta: { type: 'problem' },
  create: (context) => {
    const check = (node) => {
      const call = databaseCall(node.callee ?? node.tag);
      if (!call || !WRITES.has(call.verb)) return;
      if (call.model === undefined && !call.verb.startsWith('$')) return;
      context.report({
        node,
        message: `A schema file must not write (${call.verb}): call a verb of the module instead.`,
      });
    };
    return { CallExpression: check, TaggedTemplateExpression: check };
  },
};

/** Every list read of a scoped model names who is looking; `catalogue` lists the models that belong to nobody. */
const readsAreVisible = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { catalogue: { type: 'array', items: { type: 'string' } } } }],
  },
  create: (context) => {
    const catalogue = new Set(context.options[0]?.catalogue ?? []);
    return {
      CallExpression(node) {
        const call = databaseCall(node.callee);
        if (!call || !READS.has(call.verb) || call.model === undefined || catalogue.has(call.model)) return;
        if (/\bvisible\w*\(/.test(context.sourceCode.getText(node))) return;
        context.report({
          node,
          message: `${call.model}.${call.verb} in a schema file needs visible(actor, …) in its where.`,
        });
      },
    };
  },
};

/** Verbs and rules take the time from `ctx.clock`, so that a test or the demo can set it. */
const clockFromContext = {
  meta: { type: 'problem' },
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || node.arguments.length > 0) return;
      context.report({ node, message: 'Take the time from ctx.clock.' });
    },
  }),
};

export default {
  meta: { name: 'pokjanal' },
  rules: {
    'no-writes-in-schema': noWritesInSchema,
    'reads-are-visible': readsAreVisible,
    'clock-from-context': clockFromContext,
  },
};
