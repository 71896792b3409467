import { Attendance } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import type { SectionProps } from './fact-fields.tsx';
import { blankParty, type PartyRow } from './meeting-form-state.ts';
import { OfficeField } from './office-field.tsx';
import css from './rapat.module.css';
import { RowList } from './row-list.tsx';

const ATTENDANCE = Object.values(Attendance);

type Props = SectionProps & {
  isHeld: boolean;
  /** Everybody who is invited when the group meets. */
  everybody: () => readonly PartyRow[];
};

/** Who is invited and who came: offices row by row, and groups of people with their numbers where these are known. */
export function PartyRows({ form, errorAt, onChange, isHeld, everybody }: Props) {
  const t = useMeetingText();
  const { parties } = form;
  const onRows = (rows: readonly PartyRow[]) => onChange({ parties: rows });
  const inviteAll = () => {
    const known = new Set(parties.map(({ name }) => name.toLowerCase()));
    const typed = parties.filter(({ name, isGroup }) => isGroup || name.trim() !== '');
    onRows([...typed, ...everybody().filter(({ name }) => !known.has(name.toLowerCase()))]);
  };
  const isOpen = (row: PartyRow) => !row.isGroup && row.name.trim() !== '' && row.attendance === '';
  return (
    <RowList
      rows={parties}
      onRows={onRows}
      blank={() => blankParty(parties.at(-1)?.isGroup ?? false)}
      addLabel={t('form.addOffice')}
      removeLabel={({ name }, at) =>
        t('form.remove', { name: name || t('form.row', { what: t('form.parties'), no: at + 1 }) })
      }
      actions={
        <>
          <Button size="small" icon="plus" onClick={() => onRows([...parties, blankParty(true)])}>
            {t('form.addGroup')}
          </Button>
          <Button size="small" onClick={inviteAll}>
            {t('form.addAll')}
          </Button>
          {isHeld && parties.some(isOpen) && (
            <Button
              size="small"
              icon="check"
              onClick={() => onRows(parties.map((row) => (isOpen(row) ? { ...row, attendance: 'CAME' } : row)))}
            >
              {t('form.allCame')}
            </Button>
          )}
        </>
      }
    >
      {(row, change, at) => {
        const no = at + 1;
        const errors = (field: string) => errorAt(`parties.${row.key}.${field}`);
        return row.isGroup ? (
          <GroupCells row={row} change={change} no={no} errors={errors} isHeld={isHeld} />
        ) : (
          <OfficeCells row={row} change={change} no={no} errors={errors} isHeld={isHeld} />
        );
      }}
    </RowList>
  );
}

type CellsProps = {
  row: PartyRow;
  change: (part: Partial<PartyRow>) => void;
  no: number;
  errors: (field: string) => string | undefined;
  isHeld: boolean;
};

function OfficeCells({ row, change, no, errors, isHeld }: CellsProps) {
  const t = useMeetingText();
  return (
    <div className={css.cells}>
      <OfficeField
        label={t('form.row', { what: t('form.partyOffice'), no })}
        value={row.name}
        error={errors('name') ?? errors('opd') ?? errors('seat')}
        // Another name is another office: its seat and agency are found by the name alone.
        onText={(name) => change({ name, seat: null, opd: null })}
      />
      {isHeld && (
        <SelectField
          label={t('form.row', { what: t('form.attendance'), no })}
          value={row.attendance}
          onChange={(event) => change({ attendance: event.target.value as PartyRow['attendance'] })}
          options={[
            { value: '', label: t('attendance.NONE') },
            ...ATTENDANCE.map((value) => ({ value, label: t(`attendance.${value}`) })),
          ]}
        />
      )}
      {isHeld && row.attendance === 'REPRESENTED' && (
        <OfficeField
          label={t('form.row', { what: t('form.representedBy'), no })}
          value={row.representedBy}
          error={errors('representedBy')}
          onText={(representedBy) => change({ representedBy })}
        />
      )}
    </div>
  );
}

function GroupCells({ row, change, no, errors, isHeld }: CellsProps) {
  const t = useMeetingText();
  const count = (name: 'invitedCount' | 'men' | 'women' | 'total') => (
    <TextField
      label={t('form.row', { what: t(`form.${name}`), no })}
      value={row[name]}
      error={errors(name)}
      inputMode="numeric"
      placeholder={t('page.unknown')}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <div className={css.cells}>
      <TextField
        label={t('form.row', { what: t('form.partyGroup'), no })}
        value={row.name}
        error={errors('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      {count('invitedCount')}
      {isHeld && count('men')}
      {isHeld && count('women')}
      {isHeld && count('total')}
    </div>
  );
}
