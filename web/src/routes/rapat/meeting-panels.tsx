import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Facts, Panel } from '@/ui/page.tsx';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';
import css from './rapat.module.css';

type Meeting = MeetingContentFragment;

/** Who speaks, and on what. */
export function SpeakerPanel({ speakers }: Pick<Meeting, 'speakers'>) {
  const t = useMeetingText();
  return (
    <Panel title={t('page.speakers')}>
      <ul className={css.plain}>
        {speakers.map(({ office, topic }, at) => (
          <li key={`${at}-${office}`}>
            {office}
            {topic && <div className="pk-muted">{topic}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What offices signed together. */
export function JointPanel({ joint }: { joint: NonNullable<Meeting['joint']> }) {
  const t = useMeetingText();
  const format = useFormat();
  return (
    <Panel title={t('page.joint')}>
      <div className={css.stack}>
        <p>{joint.text}</p>
        <div>
          <p className="pk-muted">{t('page.signed', { day: format.day(joint.signedOn) })}</p>
          <ul className={`${css.lines} ${css.bullets}`}>
            {joint.signatories.map((office) => (
              <li key={office}>{office}</li>
            ))}
          </ul>
        </div>
        {joint.attachment && <FileLink file={joint.attachment} />}
      </div>
    </Panel>
  );
}

/** How many kader an orientation reached, of how many, where these are known. */
export function ReachPanel({ meeting }: { meeting: Meeting }) {
  const t = useMeetingText();
  const format = useFormat();
  const { kaderReached, kaderRegistered, kaderShare, kaderUnknownReason, kaderOnRegister, reach } = meeting;
  const count = (value: number | null, why: string | null) =>
    value === null ? [t('page.unknown'), why].filter(Boolean).join(': ') : format.number(value);
  return (
    <Panel title={t('page.reach')}>
      <Facts
        facts={[
          [t('page.reached'), count(kaderReached, null)],
          [t('page.registered'), count(kaderRegistered, kaderUnknownReason)],
          kaderOnRegister !== null &&
            kaderOnRegister !== kaderRegistered && [t('page.onRegister'), format.number(kaderOnRegister)],
          kaderShare !== null && [t('page.share'), format.percent(kaderShare * 100)],
          ...reach.map(({ wilayah, reached }) => [wilayah.fullName, format.number(reached)] as const),
        ]}
      />
    </Panel>
  );
}

/** Files kept beside a meeting. */
export function FilesPanel({ files }: Pick<Meeting, 'files'>) {
  const t = useMeetingText();
  return (
    <Panel title={t('page.files')}>
      <ul className={css.plain}>
        {files.map((file) => (
          <li key={file.id}>
            <FileLink file={file} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The way to a file, always as a download. */
export function FileLink({ file }: { file: { readonly name: string; readonly url: string } }) {
  const t = useMeetingText();
  return (
    <a href={file.url} download={file.name}>
      {t('page.download', { name: file.name })}
    </a>
  );
}
