import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { SelectField } from '@/ui/field.tsx';
import { type RowLevel, rowLevelsOf } from './levels.ts';
import type { BoardView } from './use-board-view.ts';

/** Chooses what the rows of a board are; nothing to choose stands in a village. */
export function LevelSelect({ area, level, view }: { area: WilayahLevel; level: RowLevel | null; view: BoardView }) {
  const t = useBoardsText();
  const domain = useDomainText();
  const levels = rowLevelsOf(area);
  // The villages of a puskesmas are of one level.
  if (levels.length === 0 || view.puskesmas) return null;
  return (
    <SelectField
      label={t('level')}
      value={level ?? ''}
      onChange={(event) => view.setLevel(event.target.value)}
      options={levels.map((one) => ({
        value: one,
        label: one === 'PUSKESMAS' ? t('puskesmas') : domain(`level.${one}`),
      }))}
    />
  );
}

/** Chooses which reports count. */
export function StateSelect({ view }: { view: BoardView }) {
  const t = useBoardsText();
  return (
    <SelectField
      label={t('state.label')}
      value={view.state}
      onChange={(event) => view.setState(event.target.value)}
      options={(['sementara', 'disetujui'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
    />
  );
}
