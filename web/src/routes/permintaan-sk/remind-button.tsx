import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { ShareButton } from '@/ui/share-button.tsx';
import type { Request } from './collection-page.types.ts';

/** A message longer than this is cut off by the apps it goes through. */
const MOST_AREAS = 60;

/** A message with the areas that have not answered in full, for the way the office usually takes. */
export function RemindButton({ request }: { request: Request }) {
  const t = useCollectionText();
  const format = useFormat();
  const write = (): string => {
    const left = request.areas.nodes.filter(({ state }) => state === 'OPEN' || state === 'PARTLY');
    const count = request.open + request.partly;
    const rest = count - Math.min(left.length, MOST_AREAS);
    const lines = left
      .slice(0, MOST_AREAS)
      .map(({ wilayah, state }) => t('share.line', { name: wilayah.fullName, state: t(`state.${state}`) }));
    return [
      t('share.head', { area: request.wilayah.fullName, day: format.day(request.deadline) }),
      request.note,
      '',
      ...(count === 0 ? [t('share.none')] : [t('share.lead', { count }), ...lines]),
      ...(rest > 0 ? [t('share.rest', { count: rest })] : []),
      '',
      t('share.foot', { url: `${window.location.origin}${paths.collection(request.id)}` }),
    ].join('\n');
  };
  return <ShareButton title={t('share.title')} label={t('share.label')} text={write} />;
}
