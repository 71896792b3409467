import { Link, useSearchParams } from 'react-router';
import { useArea } from '@/features/session/use-area.ts';
import { Regime, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { ListLink } from '../impor-daftar/list-link.tsx';
import { PokjanalGapTable } from './pokjanal-gap-table.tsx';
import { PokjanalTable } from './pokjanal-table.tsx';

const LEVELS = Object.values(WilayahLevel);
const REGIMES = Object.values(Regime);
/** Levels below an area at which gaps can be asked for. */
const GAP_LEVELS = LEVELS.filter((level) => level !== 'NASIONAL');
const oneOf = <T extends string>(values: readonly T[], given: string | null): T | null =>
  values.find((value) => value === given) ?? null;

/** What the address says is shown; every part of it can be sent to a colleague. */
function useFilters() {
  const [search, setSearch] = useSearchParams();
  const isGaps = search.get('tampil') === 'tanpa-sk';
  const set = (name: string, value: string) =>
    setSearch((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  return { isGaps, level: oneOf(LEVELS, search.get('tingkat')), regime: oneOf(REGIMES, search.get('rezim')), set };
}

/** The groups of the working area, or the areas in it that lack one with a valid decree. */
export function PokjanalListPage() {
  const t = useOrganisationText();
  const gaps = useGapsText();
  const { id: within } = useArea();
  const filters = useFilters();
  const { isGaps, level, regime } = filters;
  return (
    <>
      <PageHeader
        title={t('pokjanal.title')}
        actions={
          <>
            <Link className={buttonClass()} to={paths.graph()}>
              {gaps('graph')}
            </Link>
            <ListLink register="KURSI" action="pokjanal.manage" />
          </>
        }
      />
      <Filters {...filters} />
      {isGaps && <p className="pk-muted">{t('pokjanal.gapsLead')}</p>}
      <Panel flush>
        {!isGaps && <PokjanalTable within={within} level={level} regime={regime} />}
        {isGaps && within && <PokjanalGapTable within={within} level={level ?? 'KABKOTA'} />}
        {isGaps && !within && <EmptyState title={t('pokjanal.chooseArea')} icon="tree" />}
      </Panel>
    </>
  );
}

function Filters({ isGaps, level, regime, set }: ReturnType<typeof useFilters>) {
  const t = useOrganisationText();
  const words = useDomainText();
  const levels = (isGaps ? GAP_LEVELS : LEVELS).map((value) => ({ value, label: words(`level.${value}`) }));
  const regimes = REGIMES.map((value) => ({ value, label: words(`regime.${value}`) }));
  return (
    <Toolbar>
      <Choice
        label={t('pokjanal.view')}
        value={isGaps ? 'tanpa-sk' : 'semua'}
        onChange={(next) => set('tampil', next)}
        options={[
          { value: 'semua', label: t('pokjanal.all') },
          { value: 'tanpa-sk', label: t('pokjanal.gaps') },
        ]}
      />
      <SelectField
        label={t('pokjanal.level')}
        value={level ?? (isGaps ? 'KABKOTA' : '')}
        onChange={(event) => set('tingkat', event.target.value)}
        options={isGaps ? levels : [{ value: '', label: t('pokjanal.everyLevel') }, ...levels]}
      />
      {!isGaps && (
        <SelectField
          label={t('pokjanal.regime')}
          value={regime ?? ''}
          onChange={(event) => set('rezim', event.target.value)}
          options={[{ value: '', label: t('pokjanal.everyRegime') }, ...regimes]}
        />
      )}
    </Toolbar>
  );
}
