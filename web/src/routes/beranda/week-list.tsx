import { Link } from 'react-router';
import { useHomeText } from '@/i18n/texts/home.ts';
import { Panel } from '@/ui/page.tsx';
import { actsOf } from './line-act.ts';
import type { StartLineFragment } from './start-page.generated.ts';
import css from './start.module.css';

/** What is due in the seven days from today. */
export function WeekList({ lines }: { lines: readonly StartLineFragment[] }) {
  const t = useHomeText();
  const due = lines.filter(({ week }) => week > 0);
  return (
    <Panel title={t('week')}>
      {due.length === 0 ? (
        <p className="pk-muted">{t('weekNone')}</p>
      ) : (
        <ul className={css.list}>
          {due.map((line) => {
            const { first, all } = actsOf(line);
            return (
              <li key={line.kind}>
                <Link to={all ?? first.path}>{t('weekLine', { count: line.week, what: t(`kind.${line.kind}`) })}</Link>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
