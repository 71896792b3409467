import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { paths } from '@/paths.ts';
import { IconButton } from '@/ui/button.tsx';
import css from './pokjanal-page.module.css';
import type { Membership } from './pokjanal-page.types.ts';
import seatCss from './seat.module.css';

type Props = {
  memberships: readonly Membership[];
  /** Ends a membership; absent where nothing may be changed. */
  onLeave: ((membership: Membership) => void) | null;
};

/** The agencies and partners that carry the group, with the way to end a membership. */
export function MemberList({ memberships, onLeave }: Props) {
  const t = useOrganisationText();
  const seat = useSeatText();
  const words = useDomainText();
  const format = useFormat();
  if (memberships.length === 0) return <p className="pk-muted">{t('pokjanal.noMembers')}</p>;
  return (
    <ul className={css.members}>
      {memberships.map((membership) => {
        const { id, opd, from } = membership;
        return (
          <li key={id} className={seatCss.member}>
            <Link to={paths.opd(opd.id)}>{opd.name}</Link>
            <span className="pk-muted">{opd.kinds[0]?.contribution ?? words(`opdForm.${opd.form}`)}</span>
            {from && <span className="pk-muted">{seat('member.since', { day: format.day(from) })}</span>}
            {onLeave && (
              <IconButton
                icon="close"
                label={seat('member.endOf', { opd: opd.name })}
                className={seatCss.leave}
                onClick={() => onLeave(membership)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
