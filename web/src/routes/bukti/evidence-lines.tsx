import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';

type Line = { readonly id: string; readonly title: string; readonly period: string; readonly opdName: string };

/** Records of evidence that name what a page is about; nothing where there are none. */
export function EvidenceLines({ lines }: { lines: readonly Line[] }) {
  const t = useEffectText();
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <Panel title={t('links.evidence')}>
      {lines.map(({ id, title, period, opdName }) => (
        <p key={id}>
          <Link to={paths.evidence(id)}>{title}</Link>{' '}
          <small className="pk-muted">
            {opdName} · {format.period(period)}
          </small>
        </p>
      ))}
    </Panel>
  );
}
