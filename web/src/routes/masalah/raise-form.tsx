import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ProblemField, ProblemKind } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useText } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Facts, Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { Impersonal } from './impersonal.tsx';
import css from './masalah.module.css';
import { NoteField } from './note-field.tsx';
import { type ProblemFormPageQuery, useRaiseProblemMutation } from './problem-pages.generated.ts';
import { useForgetLists } from './use-move.ts';
import { FIELDS, KINDS } from './use-problem-filters.ts';

type Post = NonNullable<ProblemFormPageQuery['posyandu']>;
type Area = NonNullable<ProblemFormPageQuery['wilayah']>;
type Raiser = { readonly value: string; readonly label: string; readonly isOpd: boolean };

type Props = {
  /** The post that raises it; without one an agency or a group does. */
  post: Post | null;
  area: Area | null;
  raisers: readonly Raiser[];
  indicators: ProblemFormPageQuery['indicators'];
  start: { readonly indicator: string; readonly meeting: string | null };
};

type Content = {
  readonly kind: ProblemKind;
  readonly field: ProblemField | '';
  readonly title: string;
  readonly description: string;
  readonly raiser: string;
  readonly place: string;
  readonly indicator: string;
  readonly isImpersonal: boolean;
};

/** What is the matter, in which field, in one line; the rest may stay empty. */
export function RaiseForm({ post, area, raisers, indicators, start }: Props) {
  const t = useProblemText();
  const [content, setContent] = useState<Content>(() => ({
    kind: 'PROBLEM',
    field: '',
    title: '',
    description: '',
    raiser: raisers[0]?.value ?? '',
    place: area?.id ?? '',
    indicator: start.indicator,
    isImpersonal: false,
  }));
  const { send, errorAt, others, isBusy } = useRaise(post, raisers, start.meeting);
  const change = (part: Partial<Content>) => setContent((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(content);
  };
  const rest = others(['field', 'title', 'description', 'wilayah', 'indicator']);
  return (
    <form onSubmit={submit} noValidate className={css.narrow}>
      <Stack>
        {rest.map(({ path, text }) => (
          <Notice key={path + text} tone="bad" title={text} />
        ))}
        <Panel>
          <div className={css.stack}>
            {post && <Facts facts={[[t('page.post'), `${post.name}, ${post.wilayah.fullName}`]]} />}
            <MatterFields content={content} change={change} errorAt={errorAt} />
            {!post && <PlaceFields content={content} change={change} errorAt={errorAt} area={area} raisers={raisers} />}
            {!post && <IndicatorField content={content} change={change} errorAt={errorAt} indicators={indicators} />}
          </div>
        </Panel>
        <div className={css.acts}>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t('form.send')}
          </Button>
          <Link className={buttonClass()} to={post ? paths.problems({ posyandu: post.id }) : paths.problems()}>
            {t('form.cancel')}
          </Link>
        </div>
      </Stack>
    </form>
  );
}

type PartProps = {
  content: Content;
  change: (part: Partial<Content>) => void;
  errorAt: (path: string) => string | undefined;
};

function MatterFields({ content, change, errorAt }: PartProps) {
  const t = useProblemText();
  const { kind, field, title, description, isImpersonal } = content;
  const fields = FIELDS.filter((one) => kind === 'PROBLEM' || one.startsWith('SPM_'));
  return (
    <>
      <Choice
        label={t('form.kind')}
        value={kind}
        onChange={(next) => change({ kind: next, ...(field.startsWith('SPM_') ? {} : { field: '' }) })}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SelectField
        label={t('form.field')}
        value={field}
        error={errorAt('field')}
        onChange={(event) => change({ field: event.target.value as ProblemField | '' })}
        options={[
          { value: '', label: t('form.chooseField') },
          ...fields.map((value) => ({ value, label: t(`field.${value}`) })),
        ]}
      />
      <TextField
        label={t('form.subject')}
        hint={t('form.subjectHint')}
        value={title}
        maxLength={200}
        error={errorAt('title')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <NoteField
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        value={description}
        error={errorAt('description')}
        onText={(text) => change({ description: text })}
      />
      <Impersonal
        texts={[title, description]}
        isSure={isImpersonal}
        onSure={(isSure) => change({ isImpersonal: isSure })}
      />
    </>
  );
}

function PlaceFields({ content, change, errorAt, area, raisers }: PartProps & Pick<Props, 'area' | 'raisers'>) {
  const t = useProblemText();
  return (
    <>
      <SelectField
        label={t('form.as')}
        value={content.raiser}
        onChange={(event) => change({ raiser: event.target.value })}
        options={raisers.map(({ value, label }) => ({ value, label }))}
      />
      {area && (
        <SelectField
          label={t('form.place')}
          value={content.place}
          error={errorAt('wilayah')}
          onChange={(event) => change({ place: event.target.value })}
          options={[
            { value: area.id, label: t('form.wholeArea', { name: area.fullName }) },
            ...area.children.nodes.map(({ id, fullName }) => ({ value: id, label: fullName })),
          ]}
        />
      )}
    </>
  );
}

function IndicatorField({ content, change, errorAt, indicators }: PartProps & Pick<Props, 'indicators'>) {
  const t = useProblemText();
  const text = useText();
  return (
    <SelectField
      label={t('form.indicator')}
      value={content.indicator}
      error={errorAt('indicator')}
      onChange={(event) => change({ indicator: event.target.value })}
      options={[
        { value: '', label: t('form.noIndicator') },
        ...indicators.map(({ code, name }) => ({ value: code, label: text(name) })),
      ]}
    />
  );
}

/** Sends a new problem and goes to it. */
function useRaise(post: Post | null, raisers: readonly Raiser[], meeting: string | null) {
  const t = useProblemText();
  const navigate = useNavigate();
  const act = useAct();
  const forget = useForgetLists();
  const [raise] = useRaiseProblemMutation();
  const [isBare, setBare] = useState(false);
  const send = async ({ kind, field, title, description, raiser, place, indicator, isImpersonal }: Content) => {
    setBare(field === '');
    if (field === '') return;
    const by = raisers.find(({ value }) => value === raiser);
    const who = by?.isOpd ? { opd: raiser } : { pokjanal: raiser };
    const where = post ? { posyandu: post.id } : { ...who, wilayah: place || null, indicator: indicator || null };
    const words = { kind, field, title, description: description.trim() || null, isImpersonal };
    const input = { ...words, ...where, meeting };
    const done = await act.run(async () => (await raise({ variables: { input } })).data?.result);
    if (!done || !('problem' in done)) return;
    forget();
    showToast(t('form.raised'));
    await navigate(paths.problem(done.problem.id), { replace: true });
  };
  const errorAt = (path: string) => (path === 'field' && isBare ? t('form.required') : act.errorAt(path));
  return { ...act, send, errorAt };
}
