import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { paths } from '@/paths.ts';
import { Notice } from '@/ui/notice.tsx';
import type { Pokjanal } from './pokjanal-page.types.ts';

const OVER: readonly string[] = ['DISSOLVED', 'SUPERSEDED'];

/** Says since when and by which decree a group was superseded, or leads one of the old rules to its successor. */
export function SuccessionNotice({ pokjanal }: { pokjanal: Pokjanal }) {
  const t = useGroupSuccessionText();
  const format = useFormat();
  const { id, status, wilayah, successor, supersededOn, succession, mayBeSucceeded } = pokjanal;
  if (successor) {
    return supersededOn === null && succession === null ? null : (
      <Notice tone="info" title={supersededOn ? t('banner.past', { day: format.day(supersededOn) }) : successor.name}>
        {succession?.decree && (
          <span>
            <Link to={paths.decree(succession.decree.id)}>
              {t('banner.byDecree', { number: succession.decree.number })}
            </Link>{' '}
          </span>
        )}
        <Link to={paths.pokjanal(successor.id)}>{successor.name}</Link>{' '}
        {succession && <Link to={paths.successionResult(succession.batch)}>{t('banner.see')}</Link>}
      </Notice>
    );
  }
  if (!mayBeSucceeded || OVER.includes(status)) return null;
  return (
    <Notice tone="info" title={t('banner.title')}>
      <Link to={paths.succession({ wilayah: wilayah.id, kelompok: id })}>{t('banner.act')}</Link>
    </Notice>
  );
}
