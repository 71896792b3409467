import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { useMay } from '@/features/session/session.tsx';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useCatalogueCode } from '@/i18n/texts/catalogue.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { CascadeDialog } from './cascade-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PathDialog } from './path-dialog.tsx';
import { SourceFields } from './source-fields.tsx';
import css from './target.module.css';
import { type TargetCell, toTargetRows } from './target-cells.ts';
import { TargetGrid } from './target-grid.tsx';
import type { TargetsPageQuery } from './targets-page.generated.ts';
import { useTargetActs } from './use-target-acts.ts';
import type { TargetsView as View } from './use-targets-view.ts';

type Props = {
  area: NonNullable<TargetsPageQuery['wilayah']>;
  below: WilayahLevel | null;
  answer: TargetsPageQuery;
  indicators: readonly IndicatorChoiceFragment[];
  domain: string;
  view: View;
  /** Reads the targets again. */
  onChange: () => void;
};

/** The table of targets with its filters, the source that new ones get, and the acts on many at once. */
export function TargetsView({ area, below, answer, indicators, domain, view, onChange }: Props) {
  const t = useTargetsText();
  const mayEdit = useMay('target.set');
  const rows = toTargetRows(answer);
  const areas = answer.inForce.wilayah;
  const source = useRef<HTMLInputElement>(null);
  const checked = useRef<HTMLInputElement>(null);
  const save = useSave(view.year, source, checked, onChange);
  const names = new Map([...areas, ...area.ancestors].map(({ id, name }) => [id, name]));
  const hasAny = rows.some(({ cells }) => [...cells.values()].some(({ inForce }) => inForce !== null));
  return (
    <div className={css.page}>
      <PageHeader
        title={`${t('title')} ${view.year}`}
        kicker={area.fullName}
        breadcrumb={
          <Breadcrumb
            crumbs={area.ancestors.map(({ id, name }) => ({
              key: id,
              link: <Link to={paths.targets({ wilayah: id, tahun: view.year })}>{name}</Link>,
            }))}
          />
        }
        actions={mayEdit && <Acts {...{ area, below, answer, indicators, domain, view, onChange }} />}
      />
      <Stack>
        <Filters indicators={indicators} domain={domain} view={view} />
        {mayEdit && <SourceFields source={source} checked={checked} />}
        {!hasAny && (
          <p>
            <strong>{t('noneAtAll', { year: view.year })}.</strong> {mayEdit ? t('noneAtAllHint') : t('readOnly')}
          </p>
        )}
        <Panel flush>
          <TargetGrid
            key={`${area.id} ${domain}`}
            year={view.year}
            areas={areas}
            rows={rows}
            current={view.indicator}
            mayEdit={mayEdit}
            save={save}
            nameOfArea={(id) => names.get(id) ?? null}
          />
        </Panel>
        <p className={css.lead}>
          {t('lead')} {mayEdit ? t('leadEdit') : t('readOnly')}
        </p>
      </Stack>
    </div>
  );
}

type Field = { readonly current: HTMLInputElement | null };

/** Saves what was typed into a cell, with the source written above the table; without any source it asks for one. */
function useSave(year: string, source: Field, checked: Field, onChange: () => void) {
  const t = useTargetsText();
  const format = useFormat();
  const acts = useTargetActs(year, { value: (number) => format.number(number) }, onChange);
  return async (cell: TargetCell, value: number | null): Promise<string | null> => {
    if (value === null) return acts.remove(cell);
    const from = source.current?.value.trim() || cell.own?.source;
    if (!from) {
      source.current?.focus();
      return t('sourceMissing');
    }
    return acts.set(cell, { value, source: from, isVerified: checked.current?.checked ?? true });
  };
}

function Filters({ indicators, domain, view }: Pick<Props, 'indicators' | 'domain' | 'view'>) {
  const t = useTargetsText();
  const nameOf = useCatalogueCode('domain');
  const domains = [...new Set(indicators.map((one) => one.domain))];
  return (
    <Toolbar>
      <SelectField
        label={t('year')}
        value={view.year}
        onChange={(event) => view.setYear(event.target.value)}
        options={view.years.map((year) => ({ value: year, label: year }))}
      />
      <SelectField
        label={t('domain')}
        value={domain}
        onChange={(event) => view.setDomain(event.target.value)}
        options={domains.map((one) => ({ value: one, label: nameOf(one) }))}
      />
    </Toolbar>
  );
}

type Act = 'path' | 'cascade' | 'import';

function Acts({ area, below, answer, indicators, domain, view, onChange }: Props) {
  const t = useTargetsText();
  const [open, setOpen] = useState<Act | null>(null);
  const shown = indicators.filter((one) => one.domain === domain);
  const close = () => setOpen(null);
  const indicator = shown.find(({ code }) => code === view.indicator)?.code ?? shown[0]?.code ?? '';
  return (
    <>
      <Button onClick={() => setOpen('path')}>{t('path.open')}</Button>
      {below && <Button onClick={() => setOpen('cascade')}>{t('cascade.open')}</Button>}
      <Button onClick={() => setOpen('import')}>{t('import.open')}</Button>
      {open === 'path' && (
        <PathDialog
          areas={answer.inForce.wilayah}
          indicators={shown}
          indicator={indicator}
          year={view.year}
          onClose={close}
          onDone={onChange}
        />
      )}
      {open === 'cascade' && (
        <CascadeDialog
          area={area}
          indicators={shown}
          written={answer.inForce.indicators}
          indicator={indicator}
          year={view.year}
          onClose={close}
          onDone={onChange}
        />
      )}
      {open === 'import' && <ImportDialog onClose={close} onDone={onChange} />}
    </>
  );
}
