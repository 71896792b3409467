import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import css from './post-acts.module.css';
import type { Posyandu } from './posyandu-page.types.ts';

/** Who serves at the post by the register, in numbers and names, held against what its newest form says. */
export function PostKader({ posyandu }: { posyandu: Posyandu }) {
  const t = useKaderText();
  const { kader, kaderTally: tally, kaderOnForm: form, kaderAbilities } = posyandu;
  if (!tally) return null;
  const isListed = kader.length > 0 || kaderAbilities.length > 0;
  return (
    <Panel title={t('title')}>
      <p>{t('inNumbers', { serving: tally.serving, decree: tally.withDecree, trained: tally.trained })}</p>
      {form && tally.serving > 0 && <Against form={form} list={tally.withDecree} />}
      <ul className={css.history}>
        {kader.map(({ id, name, badge }) => (
          <li key={id}>
            <Link to={paths.kaderRecord(id)}>{name}</Link> <span className="pk-muted">{t(`badge.${badge}`)}</span>
          </li>
        ))}
      </ul>
      {isListed && (
        <p>
          <Link to={paths.postKader(posyandu.id)}>{t('open')}</Link>
        </p>
      )}
    </Panel>
  );
}

function Against({ form, list }: { form: NonNullable<Posyandu['kaderOnForm']>; list: number }) {
  const t = useKaderText();
  const format = useFormat();
  const isSame = form.withDecree === list;
  return (
    <p>
      <StatusBadge tone={isSame ? 'good' : 'warn'} isSentence>
        {t('form', { month: format.period(form.month), form: form.withDecree, list })}
      </StatusBadge>{' '}
      <span className="pk-muted">{t(isSame ? 'formSame' : 'formDiffers')}</span>
    </p>
  );
}
