import type { PwsStatus } from '@pokjanal/server/pure';
import type { AttainmentClass } from '@/gql/schema-types.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import type { IconName } from '@/ui/icon.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

type Look = { readonly tone: Tone; readonly icon: IconName };

const STATUS: Readonly<Record<PwsStatus, Look>> = {
  BAIK: { tone: 'good', icon: 'check' },
  KURANG: { tone: 'warn', icon: 'descending' },
  CUKUP: { tone: 'info', icon: 'ascending' },
  JELEK: { tone: 'bad', icon: 'alert' },
};
const LIGHT: Readonly<Record<AttainmentClass, Look>> = {
  GREEN: { tone: 'good', icon: 'check' },
  YELLOW: { tone: 'warn', icon: 'clock' },
  RED: { tone: 'bad', icon: 'alert' },
};

/** Colour of the bar of a state. */
export const statusTone = (status: PwsStatus | null): Tone => (status ? STATUS[status].tone : 'neutral');

/** Colour of the bar of a traffic light. */
export const lightTone = (light: AttainmentClass | null): Tone => (light ? LIGHT[light].tone : 'neutral');

/** The state of a row on the board in its printed word. */
export function StatusMark({ status }: { status: PwsStatus }) {
  const t = useBoardsText();
  const { tone, icon } = STATUS[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(`pws.statuses.${status}`)}
    </StatusBadge>
  );
}

/** How much of a target is reached, as a traffic light in words. */
export function LightMark({ light }: { light: AttainmentClass }) {
  const t = useBoardsText();
  const { tone, icon } = LIGHT[light];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(`attainment.${light}`)}
    </StatusBadge>
  );
}
