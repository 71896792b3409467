import { skipToken } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { IconButton } from '@/ui/button.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { type AmendingPostsQuery, useAmendingPostsQuery } from './closing-page.generated.ts';
import css from './closing-page.module.css';

/** A post as a line to choose. */
export type Post = { readonly id: string; readonly name: string; readonly detail: string };

type Props = {
  within: string;
  posts: readonly Post[];
  onChange: (posts: readonly Post[]) => void;
  error?: string | undefined;
};

/** Chooses several posts by typing parts of their names. */
export function PostChooser({ within, posts, onChange, error }: Props) {
  const t = useClosingText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim(), 200);
  const { data, previousData } = useAmendingPostsQuery(text ? { variables: { text, within } } : skipToken);
  const found = text ? (data ?? previousData)?.posyanduList : undefined;
  const hits = (found?.nodes ?? []).filter((post) => posts.every((chosen) => chosen.id !== post.id));
  return (
    <div role="group" aria-labelledby={id} className={css.fields}>
      <div>
        <h3 id={id}>{t('grant.posts')}</h3>
        <p className="pk-muted">{t('grant.chosen', { count: posts.length })}</p>
      </div>
      {posts.length > 0 && (
        <ul className={css.chosen}>
          {posts.map(({ id: post, name, detail }) => (
            <li key={post}>
              {name} · {detail}
              <IconButton
                icon="close"
                label={t('grant.remove', { name })}
                onClick={() => onChange(posts.filter((chosen) => chosen.id !== post))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={css.search}>
        <SearchList
          label={t('grant.search')}
          placeholder={t('grant.placeholder')}
          text={typed}
          onText={setTyped}
          groups={[
            {
              title: t('grant.posts'),
              hits: hits.map((post) => ({
                key: post.id,
                label: post.name,
                detail: detailOf(post),
                icon: 'post',
                onPick: () => {
                  onChange([...posts, { id: post.id, name: post.name, detail: detailOf(post) }]);
                  setTyped('');
                },
              })),
            },
          ]}
          status={statusOf(t, { text, found })}
        />
      </div>
      {error && (
        <p role="alert" className={css.problem}>
          {error}
        </p>
      )}
    </div>
  );
}

type Found = AmendingPostsQuery['posyanduList'];

const detailOf = ({ wilayah, puskesmas }: Found['nodes'][number]): string =>
  [wilayah.fullName, puskesmas?.name].filter(Boolean).join(' · ');

function statusOf(t: ReturnType<typeof useClosingText>, asked: { text: string; found: Found | undefined }): string {
  const { text, found } = asked;
  if (!text) return '';
  if (!found) return t('grant.reading');
  if (found.nodes.length === 0) return t('grant.nothing');
  const shown = found.nodes.length;
  return found.totalCount > shown
    ? t('grant.foundMore', { shown, total: found.totalCount })
    : t('grant.found', { count: shown });
}
