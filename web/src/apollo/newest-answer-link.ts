import { ApolloLink } from '@apollo/client';
import { finalize, map } from 'rxjs';

type Reads = { asked: number; open: number; newest: number; answer: ApolloLink.Result | null };

/**
 * Of reads that ask the same and are under way together, one asked later is never followed by what an earlier one found:
 * an answer that was overtaken gives way to the newer. Pages that read again after an act show what stands after it.
 */
export function newestAnswerLink(): ApolloLink {
  const underWay = new Map<string, Reads>();
  return new ApolloLink((operation, forward) => {
    const key = `${operation.operationName} ${JSON.stringify(operation.variables)}`;
    const reads = underWay.get(key) ?? { asked: 0, open: 0, newest: 0, answer: null };
    underWay.set(key, reads);
    reads.asked += 1;
    reads.open += 1;
    const turn = reads.asked;
    return forward(operation).pipe(
      map((answer) => {
        if (turn < reads.newest && reads.answer) return reads.answer;
        [reads.newest, reads.answer] = [turn, answer];
        return answer;
      }),
      finalize(() => {
        reads.open -= 1;
        if (reads.open === 0) underWay.delete(key);
      }),
    );
  });
}
