import { type ReactNode, useState } from 'react';
import { chooseLanguage, type Language, useLanguage } from '../i18n/i18n.ts';
import { useUiText } from '../i18n/texts/ui.ts';
import { chooseScheme, useSchemeChoice } from '../lib/color-scheme.ts';
import { Choice } from './choice.tsx';
import { Icon } from './icon.tsx';
import { Menu, MenuSection } from './menu.tsx';

type Props = {
  /** Told of a new language, to remember it beyond this device. */
  onLanguage?: ((language: Language) => void) | undefined;
};

/** Language and appearance, remembered on this device. */
export function Preferences({ onLanguage }: Props) {
  const t = useUiText();
  const language = useLanguage();
  // The texts of a language may still be on their way: the choice shows at once.
  const [wanted, setWanted] = useState<Language | null>(null);
  const scheme = useSchemeChoice();
  return (
    <>
      <MenuSection title={t('language.label')}>
        <Choice
          label={t('language.label')}
          value={wanted ?? language}
          onChange={(next) => {
            setWanted(next);
            void chooseLanguage(next);
            onLanguage?.(next);
          }}
          options={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
      </MenuSection>
      <MenuSection title={t('scheme.label')}>
        <Choice
          label={t('scheme.label')}
          value={scheme}
          onChange={chooseScheme}
          options={[
            { value: 'light', label: t('scheme.light') },
            { value: 'dark', label: t('scheme.dark') },
            { value: 'auto', label: t('scheme.auto') },
          ]}
        />
      </MenuSection>
    </>
  );
}

/** One button with the preferences behind it, and whatever the place adds. */
export function PreferenceMenu({ className, children }: { className?: string | undefined; children?: ReactNode }) {
  const t = useUiText();
  return (
    <Menu label={t('menu')} trigger={<Icon name="menu" />} triggerClassName={className}>
      {children}
      <Preferences />
    </Menu>
  );
}
