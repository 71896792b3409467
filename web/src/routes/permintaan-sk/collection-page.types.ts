import type { Regime, WilayahLevel } from '@/gql/schema-types.ts';
import type { CollectionPageQuery } from './collection-pages.generated.ts';

/** A request as its page asks for it. */
export type Request = NonNullable<CollectionPageQuery['collectionRequest']>;

/** What stands in the form of a request. */
export type CollectionFields = {
  readonly level: WilayahLevel;
  readonly regime: Regime | '';
  readonly deadline: string;
  readonly note: string;
};
