import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useImportText } from '@/i18n/texts/import.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import type { Failure } from '@/lib/failure.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { FORM_BLOCKS, useMonth } from '../petugas/use-worklist.ts';
import { FileDrop } from './file-drop.tsx';
import { saveTemplate, uploadFile } from './files-api.ts';
import css from './import-page.module.css';
import { PlaceChoice } from './place-choice.tsx';
import { useImportPlace } from './use-import-place.ts';

const PUSKESMAS_BLOCK = 'PK';

/** The first two steps: a template of the form and month, and the file it became. */
export function StartStep() {
  const t = useImportText();
  const blocks = useBlocks();
  const { search, set, month, months } = useMonth();
  const places = useImportPlace();
  const { place } = places;
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const block = blocks.find(({ value }) => value === search.get('form')) ?? blocks[0];
  if (!block) return null;

  const download = async (format: 'xlsx' | 'csv') => {
    if (!place) return;
    const { puskesmas, wilayah } = place;
    setBusy(format);
    const answer = await saveTemplate({ block: block.value, month, format, puskesmas, wilayah });
    setFailure(answer.ok ? null : answer.failure);
    setBusy(null);
  };
  const upload = async (file: File) => {
    setBusy(file.name);
    const answer = await uploadFile(block.value, file);
    setBusy(null);
    if (answer.ok) await navigate(paths.importForms({ job: answer.value }));
    else setFailure(answer.failure);
  };
  const isSending = busy !== null && busy !== 'xlsx' && busy !== 'csv';
  return (
    <>
      {failure && <Notice tone="bad" title={failure.message ?? t('failed')} />}
      <Panel title={t('choose.title')}>
        <div className={css.results}>
          <Toolbar>
            <SelectField
              label={t('choose.form')}
              value={block.value}
              options={blocks}
              onChange={(event) => set('form', event.target.value)}
            />
            <PlaceChoice places={places} />
            <PeriodPicker
              label={t('choose.month')}
              value={month}
              months={months}
              onChange={(next) => set('periode', next)}
            />
          </Toolbar>
          <p className="pk-muted">{place && t('choose.area', { name: place.name })}</p>
          <div className={css.acts}>
            <Button icon="download" disabled={!place} busy={busy === 'xlsx'} onClick={() => void download('xlsx')}>
              {t('choose.xlsx')}
            </Button>
            <Button icon="download" disabled={!place} busy={busy === 'csv'} onClick={() => void download('csv')}>
              {t('choose.csv')}
            </Button>
          </div>
        </div>
      </Panel>
      <Panel title={t('upload.title')}>
        <FileDrop
          label={t('upload.label', { form: block.label })}
          sending={isSending ? t('upload.sending', { name: busy }) : null}
          onFile={(file) => void upload(file)}
        />
      </Panel>
    </>
  );
}

/** The forms this person may bring in. */
function useBlocks() {
  const t = useImportText();
  const tForms = useReportPetugasText();
  const isPuskesmas = useMay('submission.submitPuskesmas');
  const posts = FORM_BLOCKS.map((value) => ({ value: value as string, label: tForms(`formNames.${value}`) }));
  return isPuskesmas ? [...posts, { value: PUSKESMAS_BLOCK, label: t('choose.pk') }] : posts;
}
