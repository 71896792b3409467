import { useGapsText } from '@/i18n/texts/gaps.ts';
import { saveFile, toCsv } from '@/lib/csv.ts';
import { Button } from '@/ui/button.tsx';
import type { GapRow } from './gaps-table.tsx';

/** Saves the gaps on screen as a file for spreadsheets. */
export function ExportButton({ gaps }: { gaps: readonly GapRow[] }) {
  const t = useGapsText();
  const save = () => {
    const head = [t('area'), t('kinds'), t('group'), t('detail'), t('since'), t('contact'), t('next')];
    const rows = gaps.map(({ wilayah, kind, pokjanal, detail, since, contactOffice, act }) => [
      `${wilayah.code} ${wilayah.fullName}`,
      t(`kind.${kind}`),
      pokjanal?.name,
      detail,
      since,
      contactOffice,
      t(`act.${act}`),
    ]);
    saveFile('kesenjangan.csv', toCsv(head, rows));
  };
  return (
    <Button icon="download" disabled={gaps.length === 0} onClick={save}>
      {t('export')}
    </Button>
  );
}
