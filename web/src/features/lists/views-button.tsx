import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useListsText } from '@/i18n/texts/lists.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { ShareButton } from '@/ui/share-button.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './lists.module.css';
import type { ViewFragment } from './saved-views.generated.ts';
import { useViews, type Views } from './use-views.ts';

type Props = { list: string; title: string };

/** A person's own views of a list: open one, save what is on screen, make one the default, share its link. */
export function ViewsButton({ list, title }: Props) {
  const t = useListsText();
  const [isOpen, setOpen] = useState(false);
  const views = useViews(list);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" icon="panel" onClick={() => setOpen(true)}>
        {views.current ? t('viewsOf', { name: views.current.name }) : t('views')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('viewsTitle')}>
        <DialogBody>
          <p className="pk-muted">{t('viewsLead')}</p>
          <ViewList views={views} onOpened={close} />
          <SaveForm list={list} views={views} />
          <ShareButton
            size="small"
            title={t('shareTitle')}
            label={t('share')}
            text={() => `${title}\n${window.location.href}`}
          />
        </DialogBody>
      </Dialog>
    </>
  );
}

function ViewList({ views, onOpened }: { views: Views; onOpened: () => void }) {
  const t = useListsText();
  const open = (query: string) => {
    views.apply(query);
    onOpened();
  };
  return (
    <>
      {views.views.length === 0 && <p>{t('noViews')}</p>}
      <ul className={css.views}>
        {views.views.map((view) => (
          <ViewLine key={view.id} view={view} views={views} onOpen={() => open(view.query)} />
        ))}
      </ul>
      {views.query !== '' && (
        <p>
          <Button size="small" icon="refresh" onClick={() => open('')}>
            {t('plain')}
          </Button>
        </p>
      )}
    </>
  );
}

function ViewLine({ view, views, onOpen }: { view: ViewFragment; views: Views; onOpen: () => void }) {
  const t = useListsText();
  const act = useAct();
  const { id, name, isDefault } = view;
  const isCurrent = views.current?.id === id;
  const prefer = () =>
    act.run(async () => (await views.prefer({ variables: { id, isDefault: !isDefault } })).data?.setDefaultView);
  const remove = async () => {
    const done = await act.run(async () => (await views.remove({ variables: { id } })).data?.removeView);
    if (done) showToast(t('removed', { name }));
  };
  return (
    <li className={css.view}>
      <button
        type="button"
        className={css.open}
        aria-current={isCurrent}
        aria-label={t('open', { name })}
        onClick={onOpen}
      >
        {name}
      </button>
      {isCurrent && <Tag>{t('isOpen')}</Tag>}
      {isDefault && <Tag>{t('default')}</Tag>}
      <span className={css.viewActs}>
        <Button
          size="small"
          variant="quiet"
          busy={act.isBusy}
          aria-label={isDefault ? undefined : t('makeDefaultOf', { name })}
          onClick={() => void prefer()}
        >
          {t(isDefault ? 'dropDefault' : 'makeDefault')}
        </Button>
        <IconButton icon="close" label={t('removeOf', { name })} disabled={act.isBusy} onClick={() => void remove()} />
      </span>
    </li>
  );
}

function SaveForm({ list, views }: { list: string; views: Views }) {
  const t = useListsText();
  const act = useAct();
  const [name, setName] = useState(views.current?.name ?? '');
  const [isDefault, setDefault] = useState(views.current?.isDefault ?? false);
  const save = async () => {
    const input = { list, name, query: views.query, isDefault };
    const done = await act.run(async () => (await views.save({ variables: { input } })).data?.saveView);
    if (done) showToast(t('saved', { name: name.trim() }));
  };
  return (
    <form
      className={css.save}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('saveTitle')}</h3>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        maxLength={60}
        error={act.errorAt('name') ?? act.others(['name'])[0]?.text}
        onChange={({ target }) => setName(target.value)}
      />
      <label className={css.check}>
        <input type="checkbox" checked={isDefault} onChange={({ target }) => setDefault(target.checked)} />
        {t('asDefault')}
      </label>
      <Button type="submit" variant="primary" busy={act.isBusy}>
        {t('save')}
      </Button>
    </form>
  );
}
