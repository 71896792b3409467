import { useDomainText } from '@/i18n/texts/domain.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { FormSides } from '@/ui/form-sides.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import type { PostActFragment } from './post-acts.generated.ts';
import type { Facts } from './post-facts-fields.tsx';

const FIELDS = ['name', 'formSet', 'regNo', 'openingDay', 'address', 'decree'] as const;

type Props = {
  /** What was typed, and the form it was typed into. */
  facts: Facts;
  form: HTMLFormElement;
  /** The post as it stands now. */
  current: Facts;
};

/** Both sides of a post that was put right by somebody else meanwhile; a press takes theirs for one field into the form. */
export function PostConflict({ facts, form, current }: Props) {
  const t = usePostActText();
  const words = useDomainText();
  return (
    <FormSides
      fields={FIELDS}
      typed={facts}
      form={form}
      current={current}
      nameOf={t}
      say={(field, value) =>
        field === 'formSet' && value ? words(`formSet.${value as Facts['formSet']}`) : (value ?? '')
      }
    />
  );
}

/** What became of a post since somebody began to move, close or merge it. */
export function PostStanding({ seen, current }: { seen: PostActFragment; current: PostActFragment }) {
  const t = usePostActText();
  const words = useDomainText();
  const sides = (post: PostActFragment) => ({
    [t('name')]: post.name,
    [t('formSet')]: words(`formSet.${post.formSet}`),
    [t('regNo')]: post.regNo,
    [t('openingDay')]: post.openingDay,
    [t('address')]: post.address,
    [t('decree')]: post.decree,
    [t('village')]: post.wilayah.fullName,
    [t('puskesmas')]: post.puskesmas?.name ?? null,
    [t('isOpen')]: t(post.isOperating ? 'yes' : 'no'),
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}
