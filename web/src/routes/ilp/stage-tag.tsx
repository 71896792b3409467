import type { IlpStage } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<IlpStage, Tone>> = { NOT_STARTED: 'neutral', KICK_OFF: 'info', RUNNING: 'good' };

/** How far primary-care integration has come, in words, and since when. */
export function StageTag({ stage, since }: { stage: IlpStage; since?: string | null }) {
  const t = useIlpText();
  const format = useFormat();
  return (
    <>
      <StatusBadge tone={TONES[stage]}>{t(`stage.${stage}`)}</StatusBadge>
      {since && <span className="pk-muted"> {t('sinceDay', { day: format.day(since) })}</span>}
    </>
  );
}
