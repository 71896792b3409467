import { Link, useParams, useSearchParams } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Stack } from '@/ui/page.tsx';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import css from './pokjanal-page.module.css';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** The decrees of a group, newest first, with what is odd about each said beside it. */
export function DecreeList({ decrees, inForce }: { decrees: Pokjanal['decrees']; inForce: string | null }) {
  const t = useOrganisationText();
  const td = useDecreeText();
  const words = useDomainText();
  const format = useFormat();
  const newestFirst = [...decrees].sort((left, right) => right.date.localeCompare(left.date));
  return (
    <Stack>
      {decrees.length === 0 && <p className="pk-muted">{t('pokjanal.noDecree')}</p>}
      <ol className={css.decrees} hidden={decrees.length === 0}>
        {newestFirst.map((decree) => (
          <li key={decree.id} data-current={decree.id === inForce || undefined}>
            <p className={css.decreeHead}>
              <strong>
                <Link to={paths.decree(decree.id)}>{decree.number}</Link>
              </strong>
              <Tag>{words(`decreeKind.${decree.kind}`)}</Tag>
              {decree.id === inForce && <StatusBadge tone="good">{t('pokjanal.inForce')}</StatusBadge>}
              {decree.withdrawnAt && <StatusBadge tone="neutral">{td('page.withdrawn')}</StatusBadge>}
              {decree.yearMismatch && (
                <StatusBadge tone="warn" icon="alert">
                  {t('pokjanal.yearMismatch')}
                </StatusBadge>
              )}
            </p>
            <p>{decree.subject}</p>
            {decree.attachment && (
              <p>
                <a href={decree.attachment.url} download={decree.attachment.name}>
                  {td('list.download', { name: decree.attachment.name })}
                </a>
              </p>
            )}
            <p className="pk-muted">
              {decree.issuer}, {format.day(decree.date)}
              {decree.termStart &&
                ` · ${t('pokjanal.term')} ${t('pokjanal.termUntil', { from: format.day(decree.termStart), to: decree.termEnd ? format.day(decree.termEnd) : t('pokjanal.noEnd') })}`}
              {decree.supersedes && ` · ${t('pokjanal.supersedes', { number: decree.supersedes.number })}`}
            </p>
            {decree.legalBases.length > 0 && (
              <details>
                <summary>{t('pokjanal.legalBases')}</summary>
                <ul className={css.bases}>
                  {decree.legalBases.map((basis) => (
                    <li key={basis}>{basis}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
      <RecordLink lapsed={inForce === null ? (newestFirst.find(forms)?.id ?? null) : null} />
    </Stack>
  );
}

const forms = ({ kind, withdrawnAt }: Pokjanal['decrees'][number]): boolean =>
  withdrawnAt === null && (kind === 'ESTABLISHMENT' || kind === 'CHANGE');

/** The way to the next decree of the group, in the place of one that lapsed; a look at a day that is over offers no acts. */
function RecordLink({ lapsed }: { lapsed: string | null }) {
  const t = useDecreeText();
  const { id } = useParams();
  const [search] = useSearchParams();
  const mayRecord = useMay('pokjanal.manage');
  if (!mayRecord || !id || search.has('pada')) return null;
  return (
    <p>
      <Link className={buttonClass()} to={paths.newDecree({ kelompok: id, menggantikan: lapsed })}>
        {t(lapsed ? 'list.renew' : 'list.record')}
      </Link>
    </p>
  );
}
