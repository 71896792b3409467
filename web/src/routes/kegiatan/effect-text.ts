import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import type { ActivityEffectFragment } from './effect.generated.ts';

/** Says what is expected of an activity: which way, by how much, after how long. */
export function useExpectedText() {
  const t = useEffectText();
  const figure = useFigureText(undefined);
  return ({ effectDirection, effectSize, effectLag }: ActivityEffectFragment): string => {
    if (!effectDirection) return '–';
    const direction = t(`direction.${effectDirection}`);
    const said =
      effectSize === null
        ? direction
        : t('expectedText', { direction, size: figure.change(Math.abs(effectSize)).replace('+', '') });
    return effectLag === null || effectLag === 0 ? said : `${said} ${t('lag', { count: effectLag })}`;
  };
}
