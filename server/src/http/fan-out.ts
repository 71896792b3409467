import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  print,
  type DocumentNode,
} from 'graphql';

type Answer = ExecutionResult | PromiseLike<ExecutionResult>;

const printed = new WeakMap<DocumentNode, string>();
const answers = new WeakMap<object, Map<string, Answer>>();

/**
 * Subscribes like GraphQL does, but carries out the selection only once for the same item, document and variables
 * (but `after`), however many clients receive it. It rests on this: an item is shared by callers of equal reach
 * only, and its fields do not ask who is calling.
 */
export async function subscribeShared(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const items = source[Symbol.asyncIterator]();
  const key = keyOf(args);
  const answer = async (next: IteratorResult<unknown>): Promise<IteratorResult<ExecutionResult>> =>
    next.done ? { done: true, value: undefined } : { done: false, value: await answerOf(next.value, key, args) };
  const shared: AsyncIterableIterator<ExecutionResult> = {
    next: async () => answer(await items.next()),
    return: async () => {
      await items.return?.();
      return { done: true, value: undefined };
    },
    throw: async (error: unknown) => {
      await items.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => shared,
  };
  return shared;
}

function answerOf(item: unknown, key: string, args: ExecutionArgs): Answer {
  if (typeof item !== 'object' || item === null) return execute({ ...args, rootValue: item });
  const known = answers.get(item) ?? new Map<string, Answer>();
  answers.set(item, known);
  const before = known.get(key);
  if (before) return before;
  const made = execute({ ...args, rootValue: item });
  known.set(key, made);
  return made;
}

function keyOf({ document, variableValues, operationName }: ExecutionArgs): string {
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return JSON.stringify([text, operationName, { ...variableValues, after: null }]);
}
