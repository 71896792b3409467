import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useArea } from '@/features/session/use-area.ts';
import { useFormat } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import type { Failure } from '@/lib/failure.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Field } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { FileDrop } from '../impor/file-drop.tsx';
import { saveListTemplate, uploadList } from '../impor/files-api.ts';
import css from './list-import.module.css';
import type { ListImportPageQuery } from './list-import.generated.ts';
import { rowsIn } from './pasted-rows.ts';

type Register = ListImportPageQuery['registers'][number];

/** The first two steps: a template with what stands, and the list it became, pasted or as a file. */
export function ListStart({ register }: { register: Register }) {
  const t = useListImportText();
  const format = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [sending, setSending] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = rowsIn(text);
  const send = async (name: string, content: Blob) => {
    setSending(name);
    const answer = await uploadList(register.code, name, content);
    setSending(null);
    if (answer.ok) await navigate(paths.importList({ job: answer.value }));
    else setFailure(answer.failure);
  };
  return (
    <>
      {failure && <Notice tone="bad" title={failure.message ?? t('failed')} />}
      <Panel title={t('template.title')}>
        <Prepare register={register} onFailure={setFailure} />
      </Panel>
      <Panel title={t('paste.title')}>
        <div className={css.paste}>
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              void send(t('paste.name', { at: format.instant(new Date().toISOString()) }), new Blob([text]));
            }}
          >
            <Field label={t('paste.label')}>
              {(control) => (
                <textarea
                  {...control}
                  className={css.area}
                  placeholder={headsOf(register)}
                  rows={8}
                  spellCheck={false}
                  wrap="off"
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <Button type="submit" variant="primary" busy={sending !== null} disabled={rows === 0}>
              {rows > 0 ? t('paste.check', { count: rows }) : t('paste.checkNone')}
            </Button>
          </form>
          <FileDrop
            label={t('paste.fileLabel', { name: register.name })}
            kinds={t('paste.kinds')}
            sending={sending === null ? null : t('paste.sending', { name: sending })}
            onFile={(file) => void send(file.name || 'berkas', file)}
          />
        </div>
      </Panel>
    </>
  );
}

/** How a list begins: the first names of columns, as a spreadsheet pastes them. */
const headsOf = ({ columns }: Register): string =>
  `${columns
    .slice(0, 4)
    .map(({ title }) => title)
    .join('\t')} …`;

function Prepare({ register, onFailure }: { register: Register; onFailure: (failure: Failure | null) => void }) {
  const t = useListImportText();
  const { id: area } = useArea();
  const [busy, setBusy] = useState<string | null>(null);
  const download = async (kind: 'xlsx' | 'csv') => {
    setBusy(kind);
    const answer = await saveListTemplate(register.code, kind, area);
    onFailure(answer.ok ? null : answer.failure);
    setBusy(null);
  };
  return (
    <div className={css.form}>
      <p className="pk-muted">{t('template.hint')}</p>
      <div className={css.acts}>
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Button key={kind} icon="download" busy={busy === kind} onClick={() => void download(kind)}>
            {t(`template.${kind}`)}
          </Button>
        ))}
      </div>
      <details>
        <summary>{t('template.columns')}</summary>
        <ColumnTable register={register} />
      </details>
    </div>
  );
}

function ColumnTable({ register }: { register: Register }) {
  const t = useListImportText();
  type Row = Register['columns'][number];
  const columns: Column<Row>[] = [
    {
      key: 'title',
      header: t('template.column'),
      isRowHeader: true,
      cell: ({ title, isNeeded }) => (
        <>
          <span className="pk-code">{title}</span>{' '}
          {isNeeded && <span className="pk-muted">{t('template.needed')}</span>}
        </>
      ),
    },
    { key: 'meaning', header: t('template.meaning'), cell: ({ meaning }) => meaning, isProse: true },
    { key: 'example', header: t('template.example'), cell: ({ example }) => example },
  ];
  return (
    <DataTable
      stacks
      caption={t('template.caption', { name: register.name })}
      columns={columns}
      rows={register.columns}
      rowKey={({ title }) => title}
    />
  );
}
