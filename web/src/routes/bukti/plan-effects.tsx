import { useEffectText } from '@/i18n/texts/effect.ts';
import { Panel } from '@/ui/page.tsx';
import { EffectCard, EffectWords } from '../kegiatan/effect-card.tsx';
import type { ActivityEffectFragment } from '../kegiatan/effect.generated.ts';

/** What was seen of the activities of a plan that name an indicator. */
export function PlanEffects({ activities }: { activities: readonly ActivityEffectFragment[] }) {
  const t = useEffectText();
  const named = activities.filter(({ effect }) => effect);
  if (named.length === 0) return null;
  return (
    <Panel title={t('section')}>
      <EffectWords activities={named} />
      {named.map((activity) => (
        <EffectCard key={activity.id} activity={activity} />
      ))}
    </Panel>
  );
}
