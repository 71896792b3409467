import { toFailure } from '@/apollo/failure.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { Facts, Panel, Stack } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { type CatalogueFormsQuery, useCatalogueFormsQuery } from './catalogue-lists.generated.ts';
import { FilterBar } from './filter-bar.tsx';
import css from './forms-page.module.css';
import { NothingFound } from './nothing-found.tsx';
import { holdsWords, useFilters } from './use-filters.ts';

type Form = CatalogueFormsQuery['forms'][number];

/** The forms in force: who fills them, how often, and every number they ask. */
export function FormsPage() {
  const { of } = useFilters();
  const { data, error, refetch } = useCatalogueFormsQuery();
  const typed = of('cari');
  const forms = (data?.forms ?? []).filter(({ code, name }) => holdsWords(typed, code, name.id, name.en));
  return (
    <CatalogueFrame>
      <FilterBar shown={data ? forms.length : null} />
      <QueryState
        data={data && forms}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(found) => found.length === 0}
        empty={<NothingFound />}
      >
        {(found) => (
          <Stack>
            {found.map((form) => (
              <FormPanel key={`${form.code}.${form.version}`} form={form} />
            ))}
          </Stack>
        )}
      </QueryState>
    </CatalogueFrame>
  );
}

function FormPanel({ form }: { form: Form }) {
  const t = useCatalogueText();
  const sets = useDomainText();
  const text = useText();
  const format = useFormat();
  const set = form.formSet === 'BASIC' || form.formSet === 'ILP' ? sets(`formSet.${form.formSet}`) : t('form.bothSets');
  return (
    <Panel title={text(form.name)} actions={<Tag>{form.code}</Tag>}>
      <Facts
        facts={[
          [t('form.unit'), t(`form.${form.unit}`)],
          [t('form.rhythm'), t(`form.${form.rhythm}`)],
          form.unit === 'POSYANDU' && [t('form.set'), set],
          [
            t('form.blocks'),
            form.blocks
              .map(({ name, detailed }) => (detailed ? `${text(name)} (${t('form.detailed')})` : text(name)))
              .join('; '),
          ],
          [t('versions'), `${form.version}. ${t('validity.since', { from: format.day(form.validFrom) })}`],
        ]}
      />
      <details className={css.asked}>
        <summary>
          {t('form.asked')}: {t('form.askedCount', { count: form.elements.length })}
        </summary>
        <ul className={css.elements}>
          {form.elements.map(({ id, code, name }) => (
            <li key={id}>
              {text(name)} <span className="pk-code">{code}</span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
