import type { OutputState } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';

const KEYS = ['state', 'on', 'note', 'decree'] as const;
type Key = (typeof KEYS)[number];
type Words = { readonly state: OutputState } & { readonly [key in Exclude<Key, 'state'>]: string };

type Props = {
  typed: Words;
  current: MeetingContentFragment['outputs'][number];
  decreeName: (id: string) => string;
  /** Takes what is stored for a field into the form. */
  onTake: { readonly [key in Key]: (value: string) => void };
};

/** Both sides of an output of a meeting that somebody else settled meanwhile. */
export function OutputConflict({ typed, current, decreeName, onTake }: Props) {
  const t = useMeetingText();
  const format = useFormat();
  const { state, on, note, decree } = current;
  const stored: Words = { state, on: on ?? '', note: note ?? '', decree: decree?.id ?? '' };
  const say = (words: Words): Record<Key, string> => ({
    state: t(`outputState.${words.state}`),
    on: words.on && format.day(words.on),
    note: words.note,
    decree: words.decree && (words.decree === decree?.id ? decree.number : decreeName(words.decree)),
  });
  const [yours, theirs] = [say(typed), say(stored)];
  const fields = KEYS.filter((key) => typed[key] !== stored[key]).map((field) => ({
    field,
    yours: yours[field],
    current: theirs[field],
  }));
  const keyOf = (name: string): Key => KEYS.find((key) => key === name) ?? 'note';
  return (
    <BothSides
      fields={fields}
      nameOf={(name) => t(`settle.${keyOf(name)}`)}
      onTakeOne={(name) => onTake[keyOf(name)](stored[keyOf(name)])}
    />
  );
}
