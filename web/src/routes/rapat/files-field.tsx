import { useRef, useState } from 'react';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { Field } from '@/ui/field.tsx';
import { faultOf, uploadAttachment } from '../sk/upload-file.ts';
import type { FormFile } from './meeting-form-state.ts';
import css from './rapat.module.css';

type Props = {
  label: string;
  hint?: string;
  files: readonly FormFile[];
  /** Takes one file alone; another takes its place. */
  isSingle?: boolean;
  error?: string | null | undefined;
  onFiles: (files: readonly FormFile[]) => void;
};

/** Files kept beside a record: chosen, looked at here, sent at once, and named by the record when that is saved. */
export function FilesField({ label, hint, files, isSingle, error, onFiles }: Props) {
  const t = useMeetingText();
  const input = useRef<HTMLInputElement>(null);
  const { percent, fault, send } = useUpload((file) => onFiles(isSingle ? [file] : [...files, file]));
  return (
    <Field label={label} hint={hint} error={fault ?? error}>
      {(control) => (
        <div className={css.stack}>
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
              event.target.value = '';
            }}
          />
          {files.map((file) => (
            <span key={file.id} className={css.picked}>
              <strong>{file.name}</strong>
              <IconButton
                icon="close"
                label={t('form.remove', { name: file.name })}
                onClick={() => onFiles(files.filter((one) => one !== file))}
              />
            </span>
          ))}
          <span>
            <Button size="small" busy={percent !== null} onClick={() => input.current?.click()}>
              {percent === null ? t('form.pickFile') : t('form.sending', { percent })}
            </Button>
          </span>
        </div>
      )}
    </Field>
  );
}

function useUpload(onFile: (file: FormFile) => void) {
  const t = useMeetingText();
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
    else {
      const { message, kind } = answer.failure;
      setFault(message ?? ui(kind === 'offline' ? 'state.offlineTitle' : 'state.failedTitle'));
    }
  };
  return { percent, fault, send };
}
