import { useRef, useState } from 'react';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Field } from '@/ui/field.tsx';
import type { FormFile } from './decree-form-state.ts';
import css from './sk.module.css';
import { faultOf, uploadAttachment } from './upload-file.ts';

type Props = { file: FormFile | null; error: string | null; onFile: (file: FormFile | null) => void };

/** The document of a decree: chosen, looked at here, sent at once, and named by the decree when that is saved. */
export function FileField({ file, error, onFile }: Props) {
  const t = useDecreeText();
  const input = useRef<HTMLInputElement>(null);
  const { percent, fault, send } = useUpload(onFile);
  return (
    <Field label={t('form.file')} hint={t('form.fileHint')} error={fault ?? error}>
      {(control) => (
        <div className={css.picked}>
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
          {file && <strong>{file.name}</strong>}
          <Button busy={percent !== null} onClick={() => input.current?.click()}>
            {percent === null ? t(file ? 'form.otherFile' : 'form.pickFile') : t('form.sending', { percent })}
          </Button>
          {file && (
            <Button variant="quiet" onClick={() => onFile(null)}>
              {t('form.dropFile')}
            </Button>
          )}
          {percent !== null && (
            <progress className={css.progress} max={100} value={percent} aria-label={t('form.file')} />
          )}
        </div>
      )}
    </Field>
  );
}

function useUpload(onFile: Props['onFile']) {
  const t = useDecreeText();
  const ui = useUiText();
  const [percent, setPercent] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (chosen: File) => {
    const wrong = await faultOf(chosen);
    setFault(wrong && t(`form.${wrong}`, { name: chosen.name }));
    if (wrong) return;
    setPercent(0);
    const answer = await uploadAttachment(chosen, setPercent);
    setPercent(null);
    if (answer.ok) onFile({ id: answer.id, name: chosen.name });
    else
      setFault(
        answer.failure.message ?? ui(answer.failure.kind === 'offline' ? 'state.offlineTitle' : 'state.failedTitle'),
      );
  };
  return { percent, fault, send };
}
