import { skipToken } from '@apollo/client/react';
import { useState } from 'react';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { type Hit, SearchList } from '@/ui/search-list.tsx';
import css from './bukti.module.css';
import { type FormLink, LINK_KINDS, type LinkKind } from './evidence-form-state.ts';
import type { EvidenceGroupFragment } from './evidence-pages.generated.ts';
import { type LinkSearchQuery, useLinkSearchQuery } from './link-search.generated.ts';

type Props = {
  group: EvidenceGroupFragment;
  links: readonly FormLink[];
  errors: Readonly<Record<string, string>>;
  onLinks: (links: readonly FormLink[]) => void;
};

const MIN_LETTERS = 2;
const FEW = 8;

/** What a record is about: posts, indicators, meetings, commitments and problems, searched within what the writer may read. */
export function LinkFields({ group, links, errors, onLinks }: Props) {
  const t = useEffectText();
  const [kind, setKind] = useState<LinkKind>('POSYANDU');
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim());
  const isSearching = asked.length >= MIN_LETTERS;
  const found = useFound(group, kind, isSearching ? asked : null);
  const hits = found
    .filter(({ id }) => !links.some((link) => link.kind === kind && link.id === id))
    .map(
      ({ id, name, detail }): Hit => ({
        key: id,
        label: name,
        ...(detail && { detail }),
        onPick: () => {
          onLinks([...links, { kind, id, name }]);
          setText('');
        },
      }),
    );
  const counted = hits.length === 0 ? t('links.nothing', { text: asked }) : t('links.found', { count: hits.length });
  const wrong = Object.entries(errors).filter(([path]) =>
    /^(posyandu|indicators|meetings|commitments|problems)\./.test(path),
  );
  return (
    <fieldset className={css.rows}>
      <legend>{t('links.title')}</legend>
      <p className="pk-muted">{t('links.hint')}</p>
      {wrong.map(([path, said]) => (
        <p key={path} role="alert" className={css.fault}>
          {said}
        </p>
      ))}
      <Chosen links={links} onLinks={onLinks} />
      <div className={css.search}>
        <SelectField
          label={t('links.kind')}
          value={kind}
          options={LINK_KINDS.map((value) => ({ value, label: t(`links.${value}`) }))}
          onChange={(event) => setKind(LINK_KINDS.find((one) => one === event.target.value) ?? 'POSYANDU')}
        />
        <SearchList
          label={t('links.search')}
          placeholder={t('links.placeholder')}
          text={text}
          onText={setText}
          groups={[{ title: t(`links.${kind}`), hits }]}
          status={isSearching ? counted : t('links.typeHint')}
        />
      </div>
    </fieldset>
  );
}

function Chosen({ links, onLinks }: Pick<Props, 'links' | 'onLinks'>) {
  const t = useEffectText();
  if (links.length === 0) return null;
  return (
    <ul className={css.chosen}>
      {links.map((link) => (
        <li key={`${link.kind} ${link.id}`}>
          <span className="pk-muted">{t(`links.${link.kind}`)}</span> {link.name}{' '}
          <Button size="small" variant="quiet" onClick={() => onLinks(links.filter((other) => other !== link))}>
            {t('links.drop', { name: link.name })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

type Found = { readonly id: string; readonly name: string; readonly detail?: string };

/** What is found of a kind; nothing is asked before there is something to search for. */
function useFound(group: EvidenceGroupFragment, kind: LinkKind, asked: string | null): readonly Found[] {
  const text = useText();
  const format = useFormat();
  const choices = useIndicatorChoices([]);
  const isAsked = asked !== null && kind !== 'INDICATOR';
  const { data, previousData } = useLinkSearchQuery(
    isAsked
      ? {
          variables: {
            text: asked,
            pokjanal: group.id,
            within: group.wilayah.id,
            posts: kind === 'POSYANDU',
            meetings: kind === 'MEETING',
            commitments: kind === 'COMMITMENT',
            problems: kind === 'PROBLEM',
          },
        }
      : skipToken,
  );
  if (asked === null) return [];
  if (kind === 'INDICATOR') {
    const words = asked.toLowerCase();
    return choices
      .map(({ code, name }) => ({ id: code, name: text(name) }))
      .filter(({ id, name }) => name.toLowerCase().includes(words) || id.toLowerCase().includes(words))
      .slice(0, FEW);
  }
  return recordsOf(kind, data ?? previousData, format);
}

/** What was found of one kind of record, as it is shown. */
function recordsOf(
  kind: Exclude<LinkKind, 'INDICATOR'>,
  now: LinkSearchQuery | undefined,
  format: ReturnType<typeof useFormat>,
): readonly Found[] {
  if (!now) return [];
  switch (kind) {
    case 'POSYANDU':
      return (now.groupPosyandu ?? []).map(({ id, name, area }) => ({ id, name, detail: area }));
    case 'MEETING':
      return (now.meetingList?.nodes ?? []).map(({ id, title, date }) => ({
        id,
        name: title,
        detail: format.day(date),
      }));
    case 'COMMITMENT':
      return (now.commitmentList?.nodes ?? []).map(({ id, text, owner }) => ({ id, name: text, detail: owner }));
    case 'PROBLEM':
      return (now.problemList?.nodes ?? []).map(({ id, title, wilayah }) => ({
        id,
        name: title,
        detail: wilayah.fullName,
      }));
  }
}
