import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { formText } from '@/lib/form-text.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Panel } from '@/ui/page.tsx';
import type { IssuedCode } from './code-sheet.tsx';
import css from './new-user.module.css';
import { PlacePicker } from './place-picker.tsx';
import { type Errors, useCreateUser } from './use-create-user.ts';
import type { Place } from './use-places.ts';
import type { NewUserPageQuery } from './users.generated.ts';

type Appointable = NonNullable<NewUserPageQuery['me']>['appoints'][number];
type Props = { roles: readonly Appointable[]; onMade: (issued: IssuedCode) => void };

/** Person, means of signing in, role and place; what the server refuses is said at the field it is about. */
export function NewUserForm({ roles, onMade }: Props) {
  const t = useUsersText();
  const ui = useUiText();
  const form = useRef<HTMLFormElement>(null);
  const [role, setRole] = useState(roles[0]);
  const [place, setPlace] = useState<Place | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const { create, isBusy } = useCreateUser();

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] :is(input, button)')?.focus();
  }, [errors]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [name, office] = [formText(typed, 'name'), formText(typed, 'office')];
    const [username, phone] = [formText(typed, 'username'), formText(typed, 'phone')];
    const found: Errors = {
      ...(!name && { name: t('nameMissing') }),
      ...(!username && !phone && { username: t('loginMissing') }),
      ...(!place && { place: t('place.missing') }),
    };
    setErrors(found);
    if (!role || !place || Object.keys(found).length > 0) return;
    const answer = await create({ name, office, username, phone, role: role.role, kind: role.place, place: place.id });
    if ('issued' in answer) onMade(answer.issued);
    else setErrors(answer.errors);
  };
  const chooseRole = (value: string) => {
    const next = roles.find((offered) => offered.role === value);
    if (next?.place !== role?.place || next?.level !== role?.level) setPlace(null);
    setRole(next);
  };

  return (
    <form ref={form} className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      {errors.form && (
        <p className={css.problem} role="alert">
          <Icon name="alert" />
          {errors.form}
        </p>
      )}
      <PersonFields errors={errors} />
      <Panel title={t('duty')}>
        <div className={css.fields}>
          <RoleField roles={roles} value={role?.role ?? ''} error={errors.role} onChange={chooseRole} />
          {role && (
            <PlacePicker
              key={`${role.place}.${role.level}`}
              kind={role.place}
              level={role.level}
              place={place}
              onChoose={setPlace}
              error={errors.place}
            />
          )}
        </div>
      </Panel>
      <div className={css.foot}>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t('create')}
        </Button>
        <Link className={buttonClass()} to={paths.users()}>
          {ui('cancel')}
        </Link>
      </div>
    </form>
  );
}

function PersonFields({ errors }: { errors: Errors }) {
  const t = useUsersText();
  return (
    <Panel title={t('person')}>
      <div className={css.fields}>
        <div className={css.pair}>
          <TextField
            label={t('name')}
            name="name"
            hint={t('nameHint')}
            autoComplete="off"
            maxLength={80}
            required
            error={errors.name}
          />
          <TextField
            label={t('office')}
            name="office"
            hint={t('optional')}
            autoComplete="off"
            maxLength={120}
            error={errors.office}
          />
        </div>
        <p className="pk-muted">{t('loginRule')}</p>
        <div className={css.pair}>
          <TextField
            label={t('username')}
            name="username"
            hint={t('usernameHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={30}
            error={errors.username}
          />
          <TextField
            label={t('phone')}
            name="phone"
            type="tel"
            inputMode="tel"
            hint={t('phoneHint')}
            autoComplete="off"
            error={errors.phone}
          />
        </div>
      </div>
    </Panel>
  );
}

type RoleFieldProps = {
  roles: readonly Appointable[];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function RoleField({ roles, value, error, onChange }: RoleFieldProps) {
  const t = useUsersText();
  const names = useEntryText();
  return (
    <SelectField
      label={t('role')}
      hint={t('roleHint')}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
      options={roles.map((offered) => ({ value: offered.role, label: names(`role.${offered.role}`) }))}
    />
  );
}
