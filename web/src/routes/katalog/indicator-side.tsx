import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '@/i18n/format.ts';
import { useCatalogueCode, useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { useCodeText } from '@/i18n/texts/domain.ts';
import { paths } from '@/paths.ts';
import { Facts, Panel, Stack } from '@/ui/page.tsx';
import type { CatalogueIndicatorQuery } from './indicator-page.generated.ts';
import css from './indicator-page.module.css';
import { useStageName } from './stage-name.ts';

type Indicator = CatalogueIndicatorQuery['indicators'][number];
type Props = { indicator: Indicator; stages: CatalogueIndicatorQuery['lifeStages'] };

/** The tags of an indicator, and what reads the same numbers. */
export function IndicatorSide({ indicator, stages }: Props) {
  const t = useCatalogueText();
  const stageName = useStageName(stages);
  const countOf = useCatalogueCode('countOf');
  const group = useCatalogueCode('serviceGroup');
  const cluster = useCatalogueCode('cluster');
  const spm = useCodeText('spm');
  return (
    <Stack>
      <Panel title={t('facts')}>
        <Facts
          facts={[
            [t('stage'), indicator.stages.map(stageName).join(', ')],
            [t('countOfLabel'), countOf(indicator.countOf)],
            [t('frequencyLabel'), t(`frequency.${indicator.frequency}`)],
            indicator.serviceGroup && [t('serviceGroupLabel'), group(indicator.serviceGroup)],
            indicator.spmField && [t('spmLabel'), spm(indicator.spmField)],
            indicator.cluster && [t('clusterLabel'), cluster(indicator.cluster)],
          ]}
        />
      </Panel>
      <UsagePanel indicator={indicator} />
    </Stack>
  );
}

function UsagePanel({ indicator }: { indicator: Indicator }) {
  const t = useCatalogueText();
  const text = useText();
  return (
    <Panel title={t('usage')}>
      <Stack>
        <Part title={t('usedElements')}>
          {indicator.reads.map(({ id, code, name }) => (
            <li key={id}>
              <Link to={paths.catalogue('elemen', { cari: code })}>{text(name)}</Link>{' '}
              <span className="pk-code">{code}</span>
            </li>
          ))}
        </Part>
        <Part title={t('usedRules')} none={t('noRules')}>
          {indicator.rules.map(({ code, part, sentence }) => (
            <li key={`${code}.${part}`}>
              <Link to={paths.catalogue('aturan', { cari: code })}>{code}</Link> {text(sentence)}
            </li>
          ))}
        </Part>
        <Part title={t('usedForms')} none={t('noForms')}>
          {indicator.forms.map(({ code, name }) => (
            <li key={code}>
              <Link to={paths.catalogue('formulir', { cari: code })}>{text(name)}</Link>
            </li>
          ))}
        </Part>
      </Stack>
    </Panel>
  );
}

/** From this many entries on a list is folded. */
const FOLDED_FROM = 7;

function Part({ title, none, children }: { title: string; none?: string; children: readonly ReactNode[] }) {
  const list = <ul className={css.list}>{children}</ul>;
  if (children.length >= FOLDED_FROM) {
    return (
      <details className={css.more}>
        <summary>
          {title} ({children.length})
        </summary>
        {list}
      </details>
    );
  }
  return (
    <div>
      <h3>{title}</h3>
      {children.length === 0 ? <p className="pk-muted">{none}</p> : list}
    </div>
  );
}
