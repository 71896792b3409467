import { useState } from 'react';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { saveRefusedList } from '../impor/files-api.ts';
import type { List } from './list-import.types.ts';

/** Saves the rows that are not in, each with its reason, to be put right and brought in by themselves. */
export function RepairList({ job }: { job: Pick<List, 'id' | 'register'> }) {
  const t = useListImportText();
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    const answer = await saveRefusedList(job.id, job.register);
    setFailure(answer.ok ? null : (answer.failure.message ?? t('failed')));
  };
  return (
    <>
      <Button icon="download" onClick={() => void save()}>
        {t('done.repair')}
      </Button>
      {failure && <Notice tone="bad" title={failure} />}
    </>
  );
}
