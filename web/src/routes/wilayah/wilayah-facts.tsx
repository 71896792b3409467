import { Link } from 'react-router';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { AreaHistory, EndedNotice } from './area-history.tsx';
import { AreaService } from './area-service.tsx';
import { ShortNameEditor } from './short-name-editor.tsx';
import css from './wilayah-facts.module.css';
import type { WilayahPageQuery } from './wilayah-page.generated.ts';
import { WilayahPosts } from './wilayah-posts.tsx';

export type WilayahFull = NonNullable<WilayahPageQuery['wilayah']>;
const COUNTS = ['kabkota', 'kecamatan', 'desa', 'puskesmas', 'posyandu'] as const;
const OWN_COUNTS = { NASIONAL: 0, PROVINSI: 0, KABKOTA: 1, KECAMATAN: 2, DESA: 3 } as const;

/** All that is known of one area: what it is, what is in it, who guides it, how it changed. */
export function WilayahFacts({ area }: { area: WilayahFull }) {
  const t = useOrganisationText();
  const change = useSuccessionText();
  const kinds = useDomainText();
  const format = useFormat();
  return (
    <Stack>
      <PageHeader
        breadcrumb={area.ancestors.length > 0 && <WilayahCrumbs areas={area.ancestors} />}
        kicker={[kinds(`kind.${area.kind}`), area.level !== 'NASIONAL' && area.code].filter(Boolean).join(' · ')}
        title={area.fullName}
        tags={area.shortName && <Tag>{area.shortName}</Tag>}
        actions={
          <>
            {area.abilities.includes('wilayah.change') && !area.endedOn && (
              <Link className={buttonClass()} to={paths.wilayah(area.id, { ubah: 'ya' })}>
                {change('open')}
              </Link>
            )}
            <Link className={buttonClass()} to={paths.dashboard({ wilayah: area.id })}>
              {t('wilayah.dashboard')}
            </Link>
          </>
        }
      />
      <EndedNotice area={area} />
      <StatRow>
        {COUNTS.slice(OWN_COUNTS[area.level]).map((count) => (
          <StatTile key={count} label={t(`wilayah.${count}`)} value={format.number(area.counts[count])} />
        ))}
      </StatRow>
      <div className={css.pair}>
        <Panel title={t('wilayah.facts')}>
          <Facts
            facts={[
              area.level !== 'NASIONAL' && [
                t('wilayah.code'),
                <span className="pk-code" key="code">
                  {area.code || '–'}
                </span>,
              ],
              ...area.codes
                .filter(({ code, to }) => code !== area.code || to)
                .map(
                  ({ system, code, from, to }) =>
                    [
                      `${system}${to ? ` (${from ? `${format.day(from)} – ${format.day(to)}` : change('until', { day: format.day(to) })})` : ''}`,
                      <span className="pk-code" key={code}>
                        {code}
                      </span>,
                    ] as const,
                ),
              [t('wilayah.zone'), area.zone],
              [t('wilayah.shortName'), <ShortNameEditor key={area.id} area={area} />],
            ]}
          />
        </Panel>
        <Panel title={t('wilayah.pokjanal')}>
          {area.pokjanal.length === 0 && <p className="pk-muted">{t('wilayah.noPokjanal')}</p>}
          <ul className={css.groups}>
            {area.pokjanal.map(({ id, name, regime, status }) => (
              <li key={id}>
                <Link to={paths.pokjanal(id)}>{name}</Link>
                <span>
                  <Tag>{kinds(`regime.${regime}`)}</Tag> <PokjanalBadge status={status} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <AreaService area={area} />
      <AreaHistory area={area} />
      {area.counts.posyandu > 0 && <WilayahPosts id={area.id} total={area.counts.posyandu} />}
    </Stack>
  );
}
