import type { EntryForm } from '@/features/report-form/entry-model.ts';
import { FormTabs } from '@/features/report-form/form-tabs.tsx';
import { ReportEntryDocument, type ReportEntryQueryVariables } from '@/features/report-form/report-form.generated.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { GridEntry } from './grid-entry.tsx';

type Props = {
  ask: ReportEntryQueryVariables;
  /** Tells the form asked for from the one that is still shown. */
  isAsked: (form: EntryForm) => boolean;
  /** Address of another form of the same month. */
  hrefOf?: (block: string) => string;
  hasNextOpen: boolean;
  onSent: (goOn: boolean) => void;
};

/** Reads one form and opens it in the grid, with the other forms of its month above it. */
export function EntryLoader({ ask, isAsked, hrefOf, hasNextOpen, onSent }: Props) {
  const t = useReportPetugasText();
  const { data, failure, refetch, isLoading } = useRequest(ReportEntryDocument, ask);
  const form = data?.reportForm;
  const isOther = form != null && !isAsked(form);
  const sent = (goOn: boolean) => {
    refetch();
    onSent(goOn);
  };
  return (
    <QueryState
      // The form of the post before must not be typed into while the next one is on its way.
      data={isLoading && isOther ? null : data}
      failure={failure}
      onRetry={refetch}
      isEmpty={({ reportForm }) => !reportForm}
      empty={
        <EmptyState title={t('grid.noForm')} icon="form">
          {t('grid.noFormHint')}
        </EmptyState>
      }
    >
      {({ me, reportForm }) =>
        reportForm && (
          <Stack>
            {hrefOf && <FormTabs forms={reportForm.forms} current={reportForm.block} hrefOf={hrefOf} />}
            <GridEntry
              key={reportForm.report.id}
              form={reportForm}
              user={me?.id ?? ''}
              hasNextOpen={hasNextOpen}
              onSent={sent}
            />
          </Stack>
        )
      }
    </QueryState>
  );
}
