import type { Stay } from '#seed/course.ts';
import { isoOf } from '#seed/days.ts';
import type { Period } from '#seed/days.ts';
import { internalReferral } from '#seed/network.ts';
import type { Person } from '#seed/person.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** How many referrals come to nothing for each that ends in a stay, and what is known of them. */
const lostPerStay = 0.42;
const lostOutcomes = [
	['not_admitted', 0.78],
	['unknown', 0.16],
	[undefined, 0.06]
] as const;

/** A referral no older than this may still be waiting when the data end. */
const longestWait = 21;

/**
 * Rows of referrals.csv: the referral that led to the stay, and now and then another of about the same day that did
 * not. A step down inside the network is no referral.
 */
export function referralRows(
	stay: Stay,
	person: Person,
	period: Period,
	random: Random
): Row<'referrals'>[] {
	const isLost = random.chance(lostPerStay);
	const lostOn = Math.min(period.through, stay.referredOn + random.between(-5, 5));
	const outcome = random.weighted(lostOutcomes);
	const isWaiting = period.through - lostOn <= longestWait && random.chance(0.6);
	if (stay.source === internalReferral) return [];
	const where = {
		program: `${person.site.name} ${stay.level}`,
		site: person.site.name,
		level_of_care: stay.level,
		referral_source: stay.source,
		payer: person.payer.name,
		payer_class: person.payer.payerClass
	};
	const admitted = {
		referral_id: `${stay.code}-r`,
		episode_id: stay.code,
		...where,
		referred_on: isoOf(stay.referredOn),
		outcome: 'admitted'
	};
	const lost = {
		referral_id: `${stay.code}-x`,
		...where,
		referred_on: isoOf(lostOn),
		outcome: isWaiting ? 'waiting' : outcome
	};
	return isLost ? [admitted, lost] : [admitted];
}
