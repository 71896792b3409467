import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Regime, WilayahLevel } from '@/gql/schema-types.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Field, SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Facts, Panel, Stack } from '@/ui/page.tsx';
import css from './collection.module.css';
import type { CollectionFields } from './collection-page.types.ts';
import type { CollectionHeadFragment } from './collection-pages.generated.ts';
import { RequestConflict } from './request-conflict.tsx';
import { useSendRequest } from './use-send-request.ts';

const BELOW: Readonly<Record<WilayahLevel, readonly WilayahLevel[]>> = {
  NASIONAL: ['PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'],
  PROVINSI: ['KABKOTA', 'KECAMATAN', 'DESA'],
  KABKOTA: ['KECAMATAN', 'DESA'],
  KECAMATAN: ['DESA'],
  DESA: [],
};

type Props = {
  area: { readonly id: string; readonly fullName: string; readonly level: WilayahLevel };
  /** The request that is corrected; null for a new one. */
  request: CollectionHeadFragment | null;
};

const startOf = (area: Props['area'], request: Props['request']): CollectionFields => ({
  level: request?.level ?? BELOW[area.level][0] ?? 'DESA',
  regime: request?.regimes.length === 1 ? (request.regimes[0] ?? '') : '',
  deadline: request?.deadline ?? '',
  note: request?.note ?? '',
});

/** Whom to ask for what, until when: four fields. */
export function CollectionForm({ area, request }: Props) {
  const t = useCollectionText();
  const words = useDomainText();
  const [fields, setFields] = useState(() => startOf(area, request));
  const { send, refusal, isBusy } = useSendRequest(area.id, request);
  const change = (part: Partial<CollectionFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(fields);
  };
  const errors = refusal?.byField ?? {};
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {refusal?.isStale && request && (
          <RequestConflict
            fields={fields}
            current={startOf(area, request)}
            onTake={(field, value) => change({ [field]: value })}
          />
        )}
        {refusal && !refusal.isStale && (
          <Notice tone="bad" title={t('form.wrong')}>
            <p>{refusal.text}</p>
          </Notice>
        )}
        <Panel>
          <div className={css.fields}>
            <Facts facts={[[t('form.area'), area.fullName]]} />
            <SelectField
              label={t('form.level')}
              error={errors['level']}
              value={fields.level}
              onChange={(event) => change({ level: event.target.value as WilayahLevel })}
              options={BELOW[area.level].map((value) => ({ value, label: words(`level.${value}`) }))}
            />
            <SelectField
              label={t('form.regimes')}
              value={fields.regime}
              onChange={(event) => change({ regime: event.target.value as Regime | '' })}
              options={[
                { value: '', label: t('anyRegime') },
                ...(['POKJANAL', 'TIM_PEMBINA'] as const).map((value) => ({ value, label: words(`regime.${value}`) })),
              ]}
            />
            <TextField
              type="date"
              required
              label={t('form.deadline')}
              error={errors['deadline']}
              value={fields.deadline}
              onChange={(event) => change({ deadline: event.target.value })}
            />
            <Field label={t('form.note')} hint={t('form.noteHint')} error={errors['note']}>
              {(control) => (
                <textarea
                  {...control}
                  className={css.area}
                  rows={4}
                  maxLength={1_000}
                  value={fields.note}
                  onChange={(event) => change({ note: event.target.value })}
                />
              )}
            </Field>
          </div>
        </Panel>
        <div className={css.acts}>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t(request ? 'form.save' : 'form.send')}
          </Button>
          <Link className={buttonClass()} to={request ? paths.collection(request.id) : paths.collections()}>
            {t('form.cancel')}
          </Link>
        </div>
      </Stack>
    </form>
  );
}
