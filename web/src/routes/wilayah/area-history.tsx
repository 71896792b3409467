import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { paths } from '@/paths.ts';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { stepsOf } from './area-steps.ts';
import css from './wilayah-facts.module.css';
import type { WilayahPageQuery } from './wilayah-page.generated.ts';

type Area = NonNullable<WilayahPageQuery['wilayah']>;
type Named = { readonly id: string; readonly fullName: string };
const areaLink = ({ id, fullName }: Named) => <Link to={paths.wilayah(id)}>{fullName}</Link>;

/** How an area came to be what it is: what happened, on what day, by which decree, from which area to which. */
export function AreaHistory({ area }: { area: Area }) {
  const t = useSuccessionText();
  const words = useOrganisationText();
  const kinds = useDomainText();
  const format = useFormat();
  const steps = stepsOf(area);
  if (steps.length === 0) return null;
  return (
    <Panel title={words('wilayah.succession')}>
      <ul className={css.groups}>
        {steps.map(({ key, kind, on, decree, from, to, codes, parents }) => (
          <li key={key}>
            <span>
              <Tag>{kind === 'MOVE' ? t('moved') : kinds(`succession.${kind}`)}</Tag> {format.day(on)}
            </span>
            {from.id !== to.id && (
              <span>
                {areaLink(from)} → {areaLink(to)}
              </span>
            )}
            {parents && (
              <span>
                {areaLink(parents.from)} → {areaLink(parents.to)}
              </span>
            )}
            {codes && (
              <span>
                <span className="pk-code">{codes.from}</span> → <span className="pk-code">{codes.to}</span>
              </span>
            )}
            <span className="pk-muted">{decree}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Of an area that is no more: since when, and where to find what it was. */
export function EndedNotice({ area }: { area: Area }) {
  const t = useSuccessionText();
  const format = useFormat();
  if (!area.endedOn) return null;
  const heirs = area.succession.filter(({ from, to }) => from.id === area.id && to.id !== area.id);
  return (
    <Notice tone="warn" title={t('ended', { day: format.day(area.endedOn) })}>
      {heirs.map(({ to, on }) => (
        <p key={to.id}>
          {t('successor', { day: format.day(on) })} {areaLink(to)}
        </p>
      ))}
    </Notice>
  );
}
