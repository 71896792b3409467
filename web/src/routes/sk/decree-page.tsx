import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { TermEnd } from '../pokjanal/term.tsx';
import { DecreeHistory } from './decree-history.tsx';
import { type DecreeContentFragment, useDecreePageQuery } from './decree-pages.generated.ts';
import { sizeOf } from './file-size.ts';
import css from './sk.module.css';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Props = { decree: DecreeContentFragment };

/** One decree: what it says, whom it serves, the document itself, and who changed what about it. */
export function DecreePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useDecreePageQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ decree }) =>
        decree ? <DecreeView decree={decree} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />
      }
    </QueryState>
  );
}

function DecreeView({ decree }: Props) {
  const t = useDecreeText();
  const words = useDomainText();
  const text = useText();
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'sk', link: <Link to={paths.decrees()}>{t('list.title')}</Link> }]} />}
        kicker={words(`decreeKind.${decree.kind}`)}
        title={decree.number}
        tags={decree.withdrawnAt && <StatusBadge tone="neutral">{t('page.withdrawn')}</StatusBadge>}
        actions={decree.abilities.includes('pokjanal.manage') && <Acts decree={decree} />}
      />
      <Stack>
        <Withdrawn decree={decree} />
        {decree.warnings.map(({ code, message }) => (
          <Notice key={code} tone="warn" title={text(message)} />
        ))}
        <Columns>
          <Stack>
            <DecreeFacts decree={decree} />
            <Panel title={t('page.history')}>
              <DecreeHistory changes={decree.changes} />
            </Panel>
          </Stack>
          <Stack>
            <Panel title={t('page.document')}>
              <Document decree={decree} />
            </Panel>
            <Panel title={t('page.groups')}>
              <ul className={css.groups}>
                {decree.groups.map(({ id, name, status }) => (
                  <li key={id}>
                    <Link to={paths.pokjanal(id)}>{name}</Link> <PokjanalBadge status={status} />
                  </li>
                ))}
              </ul>
            </Panel>
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

function Acts({ decree }: Props) {
  const t = useDecreeText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Link className={buttonClass({ variant: 'primary' })} to={paths.correctDecree(decree.id)}>
        {t('page.correct')}
      </Link>
      <Button onClick={() => setOpen(true)}>{t('page.withdraw')}</Button>
      <WithdrawDialog decree={decree} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Withdrawn({ decree: { withdrawnAt, withdrawReason } }: Props) {
  const t = useDecreeText();
  const format = useFormat();
  if (!withdrawnAt) return null;
  const values = { day: format.instant(withdrawnAt), reason: withdrawReason ?? '' };
  return <Notice tone="warn" title={t('page.withdrawnLead', values)} />;
}

function DecreeFacts({ decree }: Props) {
  const t = useDecreeText();
  const words = useDomainText();
  const format = useFormat();
  const { supersedes, supersededBy, legalBases, termEnd, endsInDays } = decree;
  return (
    <Panel title={t('page.facts')}>
      <Facts
        facts={[
          [t('page.subject'), decree.subject],
          [t('page.kind'), words(`decreeKind.${decree.kind}`)],
          [t('page.date'), format.day(decree.date)],
          [t('page.issuer'), decree.issuer],
          [t('page.term'), <Term key="term" decree={decree} />],
          termEnd && [t('page.left'), <TermEnd key="left" day={null} daysLeft={endsInDays} />],
          supersedes && [t('page.supersedes'), decreeLinks([supersedes])],
          supersededBy.length > 0 && [t('page.supersededBy'), decreeLinks(supersededBy)],
          legalBases.length > 0 && [
            t('page.bases'),
            <ul key="bases" className={css.bases}>
              {legalBases.map((basis) => (
                <li key={basis}>{basis}</li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Panel>
  );
}

function Term({ decree: { termStart, termEnd } }: Props) {
  const t = useDecreeText();
  const format = useFormat();
  if (!termStart && !termEnd) return <span className="pk-muted">{t('page.noTerm')}</span>;
  if (!termEnd) return t('page.termFrom', { day: format.day(termStart ?? '') });
  return t('page.termUntil', { from: termStart ? format.day(termStart) : '…', to: format.day(termEnd) });
}

const decreeLinks = (decrees: readonly { id: string; number: string }[]) =>
  decrees.map(({ id, number }) => (
    <div key={id}>
      <Link to={paths.decree(id)}>{number}</Link>
    </div>
  ));

function Document({ decree: { id, attachment, abilities } }: Props) {
  const t = useDecreeText();
  if (attachment) {
    return (
      <a className={css.document} href={attachment.url} download={attachment.name}>
        <Icon name="download" size={18} />
        <span>
          {attachment.name} <span className="pk-muted">({sizeOf(attachment.bytes)})</span>
        </span>
      </a>
    );
  }
  return (
    <>
      <p className="pk-muted">{t('page.noDocument')}</p>
      {abilities.includes('pokjanal.manage') && <Link to={paths.correctDecree(id)}>{t('page.addDocument')}</Link>}
    </>
  );
}
