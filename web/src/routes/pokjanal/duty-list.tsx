import { useText } from '@/i18n/format.ts';
import { useCodeText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { Facts } from '@/ui/page.tsx';
import css from './pokjanal-page.module.css';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** The duties of a group in their legal order; each opens to what proves it done. */
export function DutyList({ duties }: { duties: Pokjanal['duties'] }) {
  const t = useOrganisationText();
  const text = useText();
  const rhythm = useCodeText('rhythm');
  return (
    <ol className={css.duties}>
      {duties.map((duty) => (
        <li key={duty.code}>
          <details>
            <summary>
              <span className={css.dutyNumber}>{duty.number}</span>
              <span>{text(duty.name)}</span>
            </summary>
            <div className={css.duty}>
              <p>{duty.description}</p>
              <Facts
                facts={[
                  [t('pokjanal.fulfilledWhen'), duty.fulfilledWhen],
                  [t('pokjanal.rhythm'), rhythm(duty.rhythm)],
                ]}
              />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
