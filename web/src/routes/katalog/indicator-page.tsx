import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useText } from '@/i18n/format.ts';
import { useCatalogueCode, useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { buttonClass } from '@/ui/button.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { ConfidenceMark } from './confidence-mark.tsx';
import { FindingList } from './finding-list.tsx';
import { type CatalogueIndicatorQuery, useCatalogueIndicatorQuery } from './indicator-page.generated.ts';
import css from './indicator-page.module.css';
import { IndicatorSide } from './indicator-side.tsx';
import { VersionList } from './version-list.tsx';

type Indicator = CatalogueIndicatorQuery['indicators'][number];

/** One indicator: its formula in words, its versions, where it is used, and what does not fit. */
export function IndicatorPage() {
  const { code = '' } = useParams();
  const { data, error, refetch } = useCatalogueIndicatorQuery({ variables: { code } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(answer) => {
        const [indicator] = answer.indicators;
        if (!indicator) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        return <IndicatorView indicator={indicator} answer={answer} />;
      }}
    </QueryState>
  );
}

function IndicatorView({ indicator, answer }: { indicator: Indicator; answer: CatalogueIndicatorQuery }) {
  const t = useCatalogueText();
  const text = useText();
  const domain = useCatalogueCode('domain');
  const mayEdit = useMay('catalogue.edit');
  const version = indicator.versions.find(({ id }) => id === indicator.current?.id) ?? indicator.versions[0];
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'all', link: <Link to={paths.catalogue()}>{t('title')}</Link> }]} />}
        kicker={domain(indicator.domain)}
        title={text(indicator.name)}
        tags={
          <>
            <Tag>{indicator.code}</Tag>
            {version && <ConfidenceMark confidence={version.confidence} />}
          </>
        }
        actions={
          mayEdit && (
            <Link className={buttonClass()} to={paths.editIndicator(indicator.code)}>
              {t('edit.indicator')}
            </Link>
          )
        }
      />
      <Columns>
        <Stack>
          {version && <FormulaPanel version={version} />}
          <Panel title={t('versions')}>
            <VersionList versions={indicator.versions} currentId={indicator.current?.id ?? null} />
          </Panel>
          <Panel title={t('findings')}>
            <FindingList findings={answer.catalogueLint} />
          </Panel>
        </Stack>
        <IndicatorSide indicator={indicator} stages={answer.lifeStages} />
      </Columns>
    </>
  );
}

function FormulaPanel({ version }: { version: Indicator['versions'][number] }) {
  const t = useCatalogueText();
  const text = useText();
  return (
    <Panel title={t('formula')}>
      <p className={css.sentence}>{text(version.sentence)}</p>
      <Facts
        facts={[
          [t('numerator'), <code key="n">{version.numerator}</code>],
          [t('denominator'), <code key="d">{version.denominator}</code>],
          [t('factor'), version.factor],
          [t('directionLabel'), t(`direction.${version.direction}`)],
          [t('timeRuleLabel'), t(`timeRule.${version.timeRule}`)],
          [t('pairingLabel'), t(`pairing.${version.pairing}`)],
          [t('source'), version.source],
        ]}
      />
    </Panel>
  );
}
