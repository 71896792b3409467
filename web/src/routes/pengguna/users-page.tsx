import { Link, useSearchParams } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { Role } from '@/gql/schema-types.ts';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { PageHeader, Toolbar } from '@/ui/page.tsx';
import { FailureNotice } from '@/ui/query-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { ListLink } from '../impor-daftar/list-link.tsx';
import { UsersTable } from './users-table.tsx';

const ROLES = Object.values(Role);

/** The accounts of the working area, and the way to a new one. */
export function UsersPage() {
  const t = useUsersText();
  const roles = useEntryText();
  const { id: within } = useArea();
  const [search, setSearch] = useSearchParams();
  const text = search.get('cari') ?? '';
  const asked = useDebounced(text, 250);
  const role = ROLES.find((value) => value === search.get('peran')) ?? null;
  const mayRead = useMay('user.read');
  const mayCreate = useMay('user.create');
  const set = (values: Readonly<Record<string, string>>) =>
    setSearch(
      (before) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) before.set(name, value);
          else before.delete(name);
        }
        return before;
      },
      { replace: true },
    );
  const clear = () => set({ cari: '', peran: '' });
  if (!mayRead) return <FailureNotice failure={{ kind: 'refused' }} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        kicker={t('lead')}
        actions={
          mayCreate && (
            <>
              <ListLink register="PENGGUNA" action="user.create" />
              <Link className={buttonClass({ variant: 'primary' })} to={paths.newUser()}>
                <Icon name="plus" size={16} />
                {t('create')}
              </Link>
            </>
          )
        }
      />
      <Toolbar>
        <SearchField label={t('search')} value={text} onSearch={(cari) => set({ cari })} />
        <SelectField
          label={t('role')}
          value={role ?? ''}
          onChange={(event) => set({ peran: event.target.value })}
          options={[
            { value: '', label: t('everyRole') },
            ...ROLES.map((value) => ({ value, label: roles(`role.${value}`) })),
          ]}
        />
      </Toolbar>
      <UsersTable within={within} role={role} search={asked} onClear={clear} />
    </>
  );
}
