import { createPortal } from 'react-dom';
import { useFormat } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { paths } from '@/paths.ts';
import { QrCode } from '../pengguna/qr-code.tsx';
import css from './code-cards.module.css';

type Code = {
  readonly row: number;
  readonly name: string;
  readonly username: string | null;
  readonly office: string | null;
  readonly place: string;
  readonly code: string;
  readonly codeExpiresAt: string;
};

/** A card for each account, to be cut out and handed over: whose it is, the code, and how to come in. */
export function CodeCards({ codes }: { codes: readonly Code[] }) {
  return (
    <ul className={css.cards}>
      {codes.map((one) => (
        <Card key={one.row} issued={one} />
      ))}
    </ul>
  );
}

/** The same on paper: beside the page, so that nothing of the page is printed with it. */
export function PrintedCards({ codes }: { codes: readonly Code[] }) {
  return createPortal(
    <div className={css.paper} aria-hidden="true">
      <CodeCards codes={codes} />
    </div>,
    document.body,
  );
}

function Card({ issued }: { issued: Code }) {
  const t = useListImportText();
  const format = useFormat();
  const { name, username, office, place, code, codeExpiresAt } = issued;
  const address = new URL(paths.firstUse(), location.origin);
  const link = new URL(paths.firstUse({ kode: code }), location.origin).href;
  const time = format.instant(codeExpiresAt, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <li className={css.card}>
      <QrCode text={link} label={t('codes.qr', { name })} className={css.qr} />
      <div className={css.words}>
        <p className={css.small}>{place}</p>
        <p className={css.name}>{office ? `${name}, ${office}` : name}</p>
        <p className={css.code}>{code}</p>
        <p className={css.small}>
          {t('codes.login')}: <span className="pk-code">{username ?? '–'}</span>
        </p>
        <p className={css.small}>{t('codes.until', { time })}</p>
      </div>
      <p className={css.how}>{t('codes.how', { address: address.host + address.pathname })}</p>
    </li>
  );
}
