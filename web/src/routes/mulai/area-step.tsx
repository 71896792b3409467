import { useState } from 'react';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useEntryText } from '@/i18n/texts/entry.ts';
import type { SetupArea } from '@/lib/auth-api.ts';
import { Button } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import css from './setup-page.module.css';

const SHOWN = 12;
type Props = { areas: readonly SetupArea[]; area: SetupArea | null; onChoose: (area: SetupArea | null) => void };

/** The areas whose name or code begins like what was typed, or holds it; the wider ones first. */
function search(areas: readonly SetupArea[], text: string): readonly SetupArea[] {
  const wanted = text.toLowerCase();
  if (!wanted) return areas.filter(({ level }) => level !== 'KABKOTA');
  return areas.filter(({ code, name }) => name.toLowerCase().includes(wanted) || code.startsWith(wanted));
}

/** Chooses the country, province or regency an installation works in. */
export function AreaStep({ areas, area, onChoose }: Props) {
  const t = useEntryText();
  const words = useDomainText();
  const [text, setText] = useState('');
  const nameOf = ({ name, kind }: SetupArea) => (kind === 'NEGARA' ? name : `${words(`kind.${kind}`)} ${name}`);
  if (area) {
    return (
      <div className={css.chosen}>
        <Icon name="check" />
        <p>
          <strong>{nameOf(area)}</strong> <span className="pk-code pk-muted">{area.code}</span>
        </p>
        <Button onClick={() => onChoose(null)}>{t('setup.change')}</Button>
      </div>
    );
  }
  const found = search(areas, text.trim());
  const parentOf = ({ parentCode }: SetupArea) => areas.find(({ code }) => code === parentCode);
  return (
    <div className={css.search}>
      <SearchList
        label={t('setup.stepArea')}
        placeholder={t('setup.areaPlaceholder')}
        text={text}
        onText={setText}
        groups={[
          {
            title: t('setup.areaHint'),
            hits: found.slice(0, SHOWN).map((each) => ({
              key: each.code || 'id',
              label: nameOf(each),
              detail: [each.code, each.level === 'KABKOTA' && parentOf(each)?.name].filter(Boolean).join(' · '),
              icon: 'tree',
              onPick: () => onChoose(each),
            })),
          },
        ]}
        status={found.length === 0 ? t('setup.areaNothing') : t('setup.areaCount', { count: found.length })}
      />
    </div>
  );
}
