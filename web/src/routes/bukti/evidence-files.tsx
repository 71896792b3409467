import { useRef, useState } from 'react';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Field } from '@/ui/field.tsx';
import { faultOf, uploadAttachment } from '../sk/upload-file.ts';
import css from './bukti.module.css';
import type { FormFile } from './evidence-form-state.ts';

type Props = { files: readonly FormFile[]; error: string | undefined; onFiles: (files: readonly FormFile[]) => void };

/** Files kept beside a record: each is looked at here, sent at once, and named by the record when that is saved. */
export function EvidenceFiles({ files, error, onFiles }: Props) {
  const t = useDutyText();
  const input = useRef<HTMLInputElement>(null);
  const { percent, fault, send } = useUpload((file) => onFiles([...files, file]));
  return (
    <Field label={t('bukti.files')} hint={t('bukti.filesHint')} error={fault ?? error} className={css.whole}>
      {(control) => (
        <div className={css.files}>
          <input
            {...control}
            ref={input}
            className="pk-visually-hidden"
            type="file"
            tabIndex={-1}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void send(chosen);
              // So that the same file, put right meanwhile, can be chosen again.
              event.target.value = '';
            }}
          />
          {files.map((file) => (
            <span key={file.id} className={css.file}>
              {file.name}
              <Button
                size="small"
                variant="quiet"
                onClick={() => onFiles(files.filter((other) => other.id !== file.id))}
              >
                {t('bukti.dropFile', { name: file.name })}
              </Button>
            </span>
          ))}
          <Button busy={percent !== null} onClick={() => input.current?.click()}>
            {percent === null ? t('bukti.addFile') : t('bukti.sending', { percent })}
          </Button>
        </div>
      )}
    </Field>
  );
}

function useUpload(onFile: (file: FormFile) => void) {
  const t = useDutyText();
  const ui = useUiText();
  const [percent, setPercent] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (chosen: File) => {
    const wrong = await faultOf(chosen);
    setFault(wrong && t(`bukti.${wrong}`, { name: chosen.name }));
    if (wrong) return;
    setPercent(0);
    const answer = await uploadAttachment(chosen, setPercent);
    setPercent(null);
    if (answer.ok) onFile({ id: answer.id, name: chosen.name });
    else setFault(answer.failure.message ?? ui('state.failedTitle'));
  };
  return { percent, fault, send };
}
