import type { SeatSuccession } from '@pokjanal/prisma/client';
import { dayBefore, dayText } from '../../lib/days.ts';
import { lineText } from './line-texts.ts';
import type { Line } from './succession-line.ts';
import type { NewRules, Predecessor, StandingGroup } from './succession-scene.ts';

type Seat = Predecessor['seats'][number];
type Holding = Seat['holdings'][number];

/** The seats that the new group gets by the standard of its regime, but for those it has. */
export function seatLines(group: Predecessor, standing: StandingGroup | null, rules: NewRules): Line[] {
  const known = new Set(standing?.seats.map(({ code }) => code));
  return rules
    .seatsOf(group.wilayah.level)
    .filter(({ code }) => !known.has(code))
    .map(({ code, name, usualHolder, confidence }) => ({
      key: `seat:${code}`,
      section: 'SEAT' as const,
      act: 'MAKE' as const,
      title: name,
      from: null,
      seat: code,
      isProposed: true,
      isPossible: true,
      confidence,
      reason: usualHolder ? lineText('SEAT', { holder: usualHolder }) : lineText('SEAT_PLAIN'),
      left: lineText('SEAT_LEFT'),
    }));
}

/** Who holds a seat and goes to which of the new group: a seat for one is proposed to the holder of the most particular rule. */
export function holdingLines(group: Predecessor, standing: StandingGroup | null, rules: NewRules, day: Date): Line[] {
  const single = new Map(rules.seatsOf(group.wilayah.level).map((seat) => [seat.code, seat]));
  const taken = new Set(
    standing?.seats.filter((seat) => seat.single && seat.holdings.length > 0).map(({ code }) => code),
  );
  const rows = group.seats.flatMap((seat) =>
    seat.holdings.map((holding) => ({ seat, holding, rule: ruleFor(group, seat, holding, rules) })),
  );
  const proposed = new Set<string>();
  const inOrder = rows.toSorted((a, b) => (a.rule?.order ?? Infinity) - (b.rule?.order ?? Infinity));
  for (const { holding, rule } of inOrder) {
    const target = rule?.toCode && rule.carries ? single.get(rule.toCode) : undefined;
    if (!target || (target.single && taken.has(target.code))) continue;
    if (target.single) taken.add(target.code);
    proposed.add(holding.id);
  }
  return rows.map(({ seat, holding, rule }) => {
    const target = rule?.toCode ? single.get(rule.toCode) : undefined;
    return {
      key: `holding:${holding.id}`,
      section: 'HOLDING' as const,
      act: 'CARRY' as const,
      title: holding.office,
      from: seat.name,
      seat: target?.code ?? null,
      isProposed: proposed.has(holding.id),
      isPossible: true,
      confidence: rule?.confidence ?? null,
      reason: reasonFor(rule, target?.name ?? null, proposed.has(holding.id)),
      left: lineText('HOLDING_LEFT', { until: dayText(dayBefore(day)) }),
    };
  });
}

function reasonFor(rule: SeatSuccession | null, seat: string | null, isProposed: boolean) {
  if (!rule) return lineText('NO_SEAT');
  if (!isProposed && rule.carries && seat) return lineText('SEAT_DOUBLE', { seat });
  return { id: rule.reason, en: rule.reasonEn };
}

/** The first rule whose seat, kind of agency and words of the office all fit. */
function ruleFor(group: Predecessor, seat: Seat, holding: Holding, { rules }: NewRules): SeatSuccession | null {
  const kinds = holding.opd?.kinds.map(({ kindCode }) => kindCode) ?? [];
  return (
    rules.find(
      (rule) =>
        rule.fromRegime === group.regime &&
        rule.fromCode === seat.code &&
        (rule.kindCode === '' || kinds.includes(rule.kindCode)) &&
        holding.office.includes(rule.officeHas),
    ) ?? null
  );
}
