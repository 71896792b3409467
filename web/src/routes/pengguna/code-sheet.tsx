import { useFormat } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './code-sheet.module.css';
import { QrCode } from './qr-code.tsx';

export type IssuedCode = {
  readonly code: string;
  readonly codeExpiresAt: string;
  readonly user: { readonly name: string; readonly username: string | null };
};

/** The one-time code to hand over: large, as a QR link, to print and to send. It is on screen this once. */
export function CodeSheet({ issued }: { issued: IssuedCode }) {
  const t = useUsersText();
  const format = useFormat();
  const { code, codeExpiresAt, user } = issued;
  const link = new URL(paths.firstUse({ kode: code }), location.origin).href;
  const address = new URL(paths.firstUse(), location.origin);
  const time = format.instant(codeExpiresAt, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const text = t('code.shareText', { name: user.name, username: user.username ?? '–', code, link, time });
  return (
    <div className={css.sheet}>
      <p>{t('code.lead')}</p>
      <div className={css.top}>
        <QrCode text={link} label={t('code.qr')} className={css.qr} />
        <div className={css.words}>
          <div>
            <p className={css.label}>{t('code.label')}</p>
            <p className={css.code} data-testid="one-time-code">
              {code}
            </p>
          </div>
          <p>
            <strong>{t('code.valid')}</strong>, {t('code.until', { time })}
          </p>
          {user.username && (
            <p>
              {user.name}
              <br />
              <span className={css.label}>{t('code.login')}:</span> <span className="pk-code">{user.username}</span>
            </p>
          )}
        </div>
      </div>
      <div>
        <h3>{t('code.steps')}</h3>
        <ol className={css.steps}>
          <li>{t('code.step1', { address: address.host + address.pathname })}</li>
          <li>{t('code.step2')}</li>
          <li>{t('code.step3')}</li>
        </ol>
      </div>
      <HandOver text={text} link={link} />
    </div>
  );
}

function HandOver({ text, link }: { text: string; link: string }) {
  const t = useUsersText();
  const ui = useUiText();
  const share = async () => {
    try {
      await navigator.share({ title: t('code.shareTitle'), text });
    } catch (error) {
      // Closing the device's own sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) showToast(t('failed'), { tone: 'bad' });
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    showToast(ui('copied'));
  };
  return (
    <div className={css.acts}>
      <Button icon="print" onClick={() => window.print()}>
        {t('code.print')}
      </Button>
      {'share' in navigator && (
        <Button icon="send" onClick={() => void share()}>
          {t('code.share')}
        </Button>
      )}
      <a
        className={buttonClass()}
        href={`https://wa.me/?text=${encodeURIComponent(text)}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('code.whatsapp')}
      </a>
      {/* The clipboard is closed to pages over plain HTTP; there the link can still be printed or sent. */}
      {window.isSecureContext && (
        <Button icon="copy" onClick={() => void copy()}>
          {t('code.copyLink')}
        </Button>
      )}
    </div>
  );
}
