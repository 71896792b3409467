import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import type { Regime } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import { showToast } from '@/ui/toast.tsx';
import { forgetGroups } from './forget-groups.ts';
import type { FormGroup } from './decree-form-state.ts';
import { type AreaGroupsQuery, useAreaGroupsQuery, useFoundPokjanalMutation } from './decree-pages.generated.ts';
import css from './sk.module.css';

type Props = { area: string; groups: readonly FormGroup[]; onGroups: (groups: readonly FormGroup[]) => void };
type Listed = AreaGroupsQuery['pokjanalList']['nodes'][number];

/** The groups of an area and below, each to be marked; a group that is missing is founded here. */
export function AreaGroups({ area, groups, onGroups }: Props) {
  const { data, error, refetch } = useAreaGroupsQuery({ variables: { area }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah, pokjanalList }) =>
        wilayah && (
          <Listing
            area={wilayah}
            listed={pokjanalList.nodes.filter(({ abilities }) => abilities.includes('pokjanal.manage'))}
            total={pokjanalList.totalCount}
            groups={groups}
            onGroups={onGroups}
          />
        )
      }
    </QueryState>
  );
}

type ListingProps = Omit<Props, 'area'> & {
  area: NonNullable<AreaGroupsQuery['wilayah']>;
  listed: readonly Listed[];
  total: number;
};

function Listing({ area, listed, total, groups, onGroups }: ListingProps) {
  const t = useDecreeText();
  const isChosen = (group: Listed) => groups.some(({ id }) => id === group.id);
  const toggle = (group: Listed) =>
    onGroups(isChosen(group) ? groups.filter(({ id }) => id !== group.id) : [...groups, group]);
  const missing = (['POKJANAL', 'TIM_PEMBINA'] as const).filter(
    (regime) => !listed.some((group) => group.wilayah.id === area.id && group.regime === regime && stands(group)),
  );
  return (
    <fieldset className={css.listing}>
      <legend>{t('form.inArea', { area: area.fullName })}</legend>
      {listed.length === 0 && <p className="pk-muted">{t('form.noGroups', { area: area.fullName })}</p>}
      <ul className={css.options}>
        {listed.map((group) => (
          <li key={group.id}>
            <RowCheck
              label={t('form.choose', { name: group.name })}
              isChecked={isChosen(group)}
              onToggle={() => toggle(group)}
            >
              {group.name} <PokjanalBadge status={group.status} />
            </RowCheck>
          </li>
        ))}
      </ul>
      {total > listed.length && listed.length > 0 && (
        <p className="pk-muted">{t('form.someGroups', { shown: listed.length, total })}</p>
      )}
      <Founding area={area.id} missing={missing} onFounded={(group) => onGroups([...groups, group])} />
    </fieldset>
  );
}

const stands = ({ status }: Listed): boolean => status !== 'DISSOLVED' && status !== 'SUPERSEDED';

type FoundingProps = { area: string; missing: readonly Regime[]; onFounded: (group: FormGroup) => void };

function Founding({ area, missing, onFounded }: FoundingProps) {
  const t = useDecreeText();
  const { found, fault, isBusy } = useFounding(area, onFounded);
  if (missing.length === 0) return null;
  return (
    <>
      <div className={css.acts}>
        {missing.map((regime) => (
          <Button key={regime} size="small" icon="plus" busy={isBusy} onClick={() => void found(regime)}>
            {t(regime === 'POKJANAL' ? 'form.foundPokjanal' : 'form.foundTeam')}
          </Button>
        ))}
      </div>
      {fault && <Notice tone="bad" title={fault} />}
    </>
  );
}

function useFounding(wilayah: string, onFounded: FoundingProps['onFounded']) {
  const t = useDecreeText();
  const text = useText();
  const ui = useUiText();
  const faultOf = useFault();
  const client = useApolloClient();
  const [run, { loading }] = useFoundPokjanalMutation();
  const [fault, setFault] = useState<string | null>(null);
  const found = async (regime: Regime) => {
    setFault(null);
    try {
      const { data } = await run({ variables: { input: { wilayah, regime } } });
      const result = data?.result;
      if (result?.__typename === 'FoundPokjanalSuccess') {
        onFounded(result.pokjanal);
        forgetGroups(client);
        showToast(t('form.founded', { name: result.pokjanal.name }));
        return;
      }
      const words = result && (('problems' in result && result.problems[0]?.message) || result.message);
      setFault(words ? text(words) : ui('state.failedTitle'));
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return { found, fault, isBusy: loading };
}
