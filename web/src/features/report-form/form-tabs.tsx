import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import type { MonthForm } from './entry-model.ts';
import { useShortName } from './form-name.ts';
import css from './form-tabs.module.css';

type Props = { forms: readonly MonthForm[]; current: string; hrefOf: (block: string) => string };

/** The forms of a month side by side, each with its state; nothing where there is only one. */
export function FormTabs({ forms, current, hrefOf }: Props) {
  const t = useReportFormText();
  const words = useDomainText();
  const nameOf = useShortName();
  const listRef = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const list = listRef.current;
    const shown = list?.querySelector<HTMLElement>('[aria-current]');
    // Scrolls the row alone: the page stays where it is.
    if (list && shown) list.scrollLeft = shown.offsetLeft - (list.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  if (forms.length < 2) return null;
  return (
    <nav aria-label={t('forms.label')} className="pk-no-print">
      <ul ref={listRef} className={css.tabs}>
        {forms.map((form) => (
          <li key={form.report}>
            <Link
              to={hrefOf(form.block)}
              className={css.tab}
              data-state={form.status}
              aria-current={form.block === current ? 'page' : undefined}
            >
              <strong>{nameOf(form)}</strong>
              <small>{form.isDue ? words(`reportStatus.${form.status}`) : t('forms.notDue')}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
