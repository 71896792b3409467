import { columnsOf } from '@pokjanal/server/pure';
import type { EntryModel } from '@/features/report-form/entry-model.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';

type Props = {
  model: EntryModel;
  /** Leaves the columns of sums away. */
  isBare?: boolean;
};

/** The head of the grid: ages with boys and girls, elements, or one column. */
export function GridHead({ model, isBare = false }: Props) {
  const t = useReportFormText();
  const words = useReportPetugasText();
  if (model.detailed && model.ages.length > 0) return <AgeHead model={model} isBare={isBare} />;
  const columns =
    model.fields.length > 0 ? model.elements.map(({ code, letter }) => ({ key: code, name: letter })) : null;
  return (
    <thead>
      <tr>
        <th scope="col">{columns ? t('field') : words('grid.question')}</th>
        {columns?.map(({ key, name }) => (
          <th key={key} scope="col">
            {name}
          </th>
        )) ?? <th scope="col">{t('total')}</th>}
      </tr>
    </thead>
  );
}

function AgeHead({ model, isBare }: Required<Props>) {
  const t = useReportFormText();
  const words = useReportPetugasText();
  const columns = columnsOf(model.layout);
  const sex = (code: string) => (
    <abbr title={code === 'L' ? t('maleLong') : t('femaleLong')}>{code === 'L' ? t('male') : t('female')}</abbr>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words('grid.element')}
        </th>
        {model.ages.map((age) => (
          <th key={age} scope="colgroup" colSpan={2}>
            {t('ageMonths', { range: age.replace('_', '–') })}
          </th>
        ))}
        {!isBare && (
          <th scope="colgroup" colSpan={3}>
            {t('total')}
          </th>
        )}
      </tr>
      <tr>
        {columns.map((column) => (
          <th key={`${column.age}${column.sex}`} scope="col">
            {sex(column.sex)}
          </th>
        ))}
        {!isBare && (
          <>
            <th scope="col">{sex('L')}</th>
            <th scope="col">{sex('P')}</th>
            <th scope="col">{`${t('male')}+${t('female')}`}</th>
          </>
        )}
      </tr>
    </thead>
  );
}
