import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { Choice } from '@/ui/choice.tsx';
import { Stack } from '@/ui/page.tsx';
import type { DashboardTrendFragment } from './dashboard-page.generated.ts';
import type { TrendHierarchy } from './use-view.ts';

type Props = {
  changes: DashboardTrendFragment['boundaryChanges'];
  hierarchy: TrendHierarchy;
  onHierarchy: (hierarchy: TrendHierarchy) => void;
};

/** What became of the area within the months shown, and whether the series follows its boundaries; nothing where none changed. */
export function TrendBoundaries({ changes, hierarchy, onHierarchy }: Props) {
  const t = useDashboardText();
  const format = useFormat();
  const mayAsk = useMay('analytics.smallCells');
  if (changes.length === 0) return null;
  return (
    <Stack>
      {mayAsk && (
        <Choice
          label={t('boundaries.choose')}
          value={hierarchy}
          onChange={onHierarchy}
          options={[
            { value: 'AS_NOW', label: t('boundaries.AS_NOW') },
            { value: 'AS_WAS', label: t('boundaries.AS_WAS') },
          ]}
        />
      )}
      <ul>
        {changes.map(({ on, movedName, fromName, toName, decree }) => (
          <li key={`${on} ${movedName} ${fromName} ${toName}`}>
            {t(movedName === null ? 'boundaries.change' : 'boundaries.move', {
              day: format.day(on),
              moved: movedName ?? '',
              from: fromName,
              to: toName,
              decree,
            })}
          </li>
        ))}
      </ul>
      <span>{t(hierarchy === 'AS_WAS' ? 'boundaries.hintWas' : 'boundaries.hintNow')}</span>
    </Stack>
  );
}
