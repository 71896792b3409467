import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import { ProblemBadge } from '../masalah/problem-badge.tsx';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

type Props = { evidence: EvidenceContentFragment };

/** Commitments that grew out of a record. */
export function MadeCommitments({ evidence: { commitmentsMade } }: Props) {
  const t = useEffectText();
  const format = useFormat();
  if (commitmentsMade.length === 0) return null;
  return (
    <Panel title={t('links.made')}>
      {commitmentsMade.map(({ id, text, owner, dueOn }) => (
        <p key={id}>
          <Link to={paths.commitments({ cari: text.slice(0, 60) })}>{text}</Link>{' '}
          <small className="pk-muted">
            {owner} · {t('follow.due', { day: format.day(dueOn) })}
          </small>
        </p>
      ))}
    </Panel>
  );
}

/** Problems that were raised out of a record. */
export function MadeProblems({ evidence: { problemsMade } }: Props) {
  const t = useEffectText();
  if (problemsMade.length === 0) return null;
  return (
    <Panel title={t('links.raised')}>
      {problemsMade.map(({ id, title, state, to }) => (
        <p key={id}>
          <Link to={paths.problem(id)}>{title}</Link> <ProblemBadge state={state} />{' '}
          {to && <small className="pk-muted">{to}</small>}
        </p>
      ))}
    </Panel>
  );
}
