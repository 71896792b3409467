import { useState } from 'react';
import { useImportText } from '@/i18n/texts/import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { saveRefused } from './files-api.ts';
import type { Job } from './import-page.types.ts';

type Props = {
  job: Job;
  /** It is the one thing left to do here. */
  isMain: boolean;
};

/** Saves the rows that are not in, each with its reason, to be put right and brought in by themselves. */
export function RepairButton({ job, isMain }: Props) {
  const t = useImportText();
  const [failure, setFailure] = useState<string | null>(null);
  const repair = async () => {
    const answer = await saveRefused(job.id, job.block);
    setFailure(answer.ok ? null : (answer.failure.message ?? t('failed')));
  };
  return (
    <>
      <Button variant={isMain ? 'primary' : 'default'} icon="download" onClick={() => void repair()}>
        {t('done.repair')}
      </Button>
      {failure && <Notice tone="bad" title={failure} />}
    </>
  );
}
