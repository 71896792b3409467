import { Link } from 'react-router';
import { actPath } from '@/features/gaps/act-path.ts';
import { useFormat } from '@/i18n/format.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useGraphText } from '@/i18n/texts/graph.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { type Fact, Facts } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Branch, GraphNode } from './graph-model.ts';
import css from './graph.module.css';
import { useNodeText } from './use-node-text.ts';

type Props = { branch: Branch | undefined; onToggle: (key: string) => void };

/** What is known of the node in focus, the steps that close its gaps, and the way to its page. */
export function NodePanel({ branch, onToggle }: Props) {
  const t = useGraphText();
  const textOf = useNodeText();
  if (!branch) return <p className="pk-muted">{t('choose')}</p>;
  const { node, key, canOpen, isOpen } = branch;
  const text = textOf(node);
  return (
    <div className={css.details}>
      <h3>{node.name}</h3>
      <div>
        <StatusBadge tone={text.tone}>{text.state}</StatusBadge>
      </div>
      <NodeFacts node={node} />
      <div className={css.acts}>
        <PageLink node={node} />
        {canOpen && (
          <Button size="small" onClick={() => onToggle(key)}>
            {t(isOpen ? 'collapse' : 'expand')}
          </Button>
        )}
      </div>
      {node.kind !== 'SEAT' && <Gaps node={node} />}
    </div>
  );
}

function NodeFacts({ node }: { node: GraphNode }) {
  const t = useGraphText();
  if (node.kind === 'AREA') return null;
  if (node.kind === 'GROUP') return <GroupFacts node={node} />;
  const fact: Fact =
    node.kind === 'OPD'
      ? [t('fact.area'), node.areaName]
      : [t('fact.holder'), node.offices.length > 0 ? node.offices.join(', ') : t('vacant')];
  return <Facts facts={[fact]} />;
}

function GroupFacts({ node }: { node: GraphNode }) {
  const t = useGraphText();
  const format = useFormat();
  const { decree, termEnd, contactOffice } = node;
  const [seats, members] = [node.seats ?? 0, node.members ?? 0];
  return (
    <Facts
      facts={[
        decree !== null && [t('fact.decree'), decree],
        decree !== null && [t('fact.term'), termEnd ? t('termUntil', { day: format.day(termEnd) }) : t('noTerm')],
        seats > 0 && [t('fact.seats'), t('fact.seatsOf', { count: seats, vacant: node.vacantSeats ?? 0 })],
        [t('fact.members'), format.number(members)],
        useDutyFact(node),
        contactOffice !== null && [t('fact.contact'), contactOffice],
      ]}
    />
  );
}

function useDutyFact({ duties }: GraphNode): Fact | null {
  const t = useGraphText();
  const format = useFormat();
  if (!duties) return null;
  const { fulfilled, expected, share } = duties;
  return [t('fact.duties'), t('fact.dutiesOf', { fulfilled, expected, share: format.percent(share) })];
}

function PageLink({ node: { kind, id, wilayah, mayOpen } }: { node: GraphNode }) {
  const t = useGraphText();
  if (kind === 'SEAT' || !mayOpen) return null;
  const [path, label] = {
    GROUP: [paths.pokjanal(id), t('openGroup')] as const,
    OPD: [paths.opd(id), t('openOpd')] as const,
    AREA: [paths.wilayah(wilayah), t('openArea')] as const,
  }[kind];
  return (
    <Link to={path} className={buttonClass({ size: 'small' })}>
      {label}
    </Link>
  );
}

function Gaps({ node }: { node: GraphNode }) {
  const t = useGraphText();
  const words = useGapsText();
  if (node.gaps.length === 0) return node.kind === 'AREA' ? null : <p className="pk-muted">{t('noGaps')}</p>;
  return (
    <section>
      <h4>{t('gaps')}</h4>
      <ul className={css.gaps}>
        {node.gaps.map(({ kind, count, details, act, mayAct, ...closed }) => (
          <li key={`${kind} ${closed.pokjanal}`}>
            <strong>{count === 1 ? words(`kind.${kind}`) : t('gapOf', { kind: words(`kind.${kind}`), count })}</strong>
            {details.length > 0 && (
              <span className="pk-muted">
                {details.join(', ')}
                {count > details.length && ' …'}
              </span>
            )}
            {mayAct && (
              <Link
                to={actPath({ act, ...closed })}
                className={buttonClass({ size: 'small' })}
                aria-label={words('actOf', { act: words(`act.${act}`), name: node.name })}
              >
                {words(`act.${act}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
