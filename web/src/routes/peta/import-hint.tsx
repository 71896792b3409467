import { useMapText } from '@/i18n/texts/map.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import css from './map.module.css';

type Props = { area: { code: string; level: WilayahLevel; abilities: readonly string[] }; level: WilayahLevel };

/** How boundaries come into the system: the command for those who may, whom to ask for everybody else. */
export function ImportHint({ area, level }: Props) {
  const t = useMapText();
  if (!area.abilities.includes('boundary.import')) return <p>{t('import.ask')}</p>;
  const within = area.level === 'NASIONAL' ? '' : ` --wilayah ${area.code}`;
  return (
    <>
      <p>{t('import.how')}</p>
      <code className={css.command}>
        {`npm run map:import -- ${t('import.file')}.geojson --tingkat ${level}${within} --sumber "${t('import.source')}"`}
      </code>
    </>
  );
}
