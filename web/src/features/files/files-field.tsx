import { useRef, useState } from 'react';
import { useFilesText } from '@/i18n/texts/files.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { Field } from '@/ui/field.tsx';
import css from './files.module.css';
import { faultOf, uploadAttachment } from './upload-file.ts';

/** A file that was sent and is not named by a record yet, or that a record names already. */
export type FormFile = { readonly id: string; readonly name: string };

type Props = {
  label: string;
  hint?: string;
  files: readonly FormFile[];
  /** Takes one file alone; another takes its place. */
  isSingle?: boolean;
  error?: string | null | undefined;
  className?: string | undefined;
  onFiles: (files: readonly FormFile[]) => void;
};

/** Files kept beside a record: chosen, looked at here, sent at once, and named by the record when that is saved. */
export function FilesField({ label, hint, files, isSingle, error, className, onFiles }: Props) {
  const t = useFilesText();
  const input = useRef<HTMLInputElement>(null);
  const { percent, fault, send } = useUpload((file) => onFiles(isSingle ? [file] : [...files, file]));
  const pick = isSingle ? (files.length > 0 ? 'other' : 'pick') : 'add';
  return (
    <Field label={label} hint={hint ?? t('kinds')} error={fault ?? error} className={className}>
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
              <strong>{file.name}</strong>
              <IconButton
                icon="close"
                label={t('remove', { name: file.name })}
                onClick={() => onFiles(files.filter((one) => one !== file))}
              />
            </span>
          ))}
          <Button busy={percent !== null} onClick={() => input.current?.click()}>
            {percent === null ? t(pick) : t('sending', { percent })}
          </Button>
          {percent !== null && <progress className={css.progress} max={100} value={percent} aria-label={label} />}
        </div>
      )}
    </Field>
  );
}

function useUpload(onFile: (file: FormFile) => void) {
  const t = useFilesText();
  const ui = useUiText();
  const [percent, setPercent] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (chosen: File) => {
    const wrong = await faultOf(chosen);
    setFault(wrong && t(wrong, { name: chosen.name }));
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
