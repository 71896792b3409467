import { useSearchParams } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { today } from '@/lib/today.ts';
import css from './seat.module.css';

const PARAM = 'pada';
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The day a group is looked at, kept in the address; today when it names none. */
export type SeatDay = { readonly on: string; readonly isToday: boolean; readonly set: (day: string | null) => void };

/** Reads the day from the address. */
export function useSeatDay(): SeatDay {
  const [search, setSearch] = useSearchParams();
  const asked = search.get(PARAM);
  const now = today();
  const on = asked !== null && DAY.test(asked) ? asked : now;
  const set = (day: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (day === null || day === now) next.delete(PARAM);
        else next.set(PARAM, day);
        return next;
      },
      { replace: true },
    );
  return { on, isToday: on === now, set };
}

/** Chooses the day. */
export function SeatDayPicker({ day }: { day: SeatDay }) {
  const t = useSeatText();
  return (
    <TextField
      label={t('day.label')}
      type="date"
      className={css.day}
      value={day.on}
      onChange={(event) => DAY.test(event.target.value) && day.set(event.target.value)}
    />
  );
}

/** Says that another day than today is shown, with the way back. */
export function SeatDayBanner({ day }: { day: SeatDay }) {
  const t = useSeatText();
  const format = useFormat();
  if (day.isToday) return null;
  return (
    <Notice tone="info" title={t('day.title', { day: format.day(day.on) })}>
      <p>{t('day.lead')}</p>
      <Button size="small" className={css.back} onClick={() => day.set(null)}>
        {t('day.today')}
      </Button>
    </Notice>
  );
}
