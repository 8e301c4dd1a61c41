import type { Day, Period } from '#seed/days.ts';
import * as network from '#seed/network.ts';
import type { Site, Track } from '#seed/network.ts';
import { payers } from '#seed/payers.ts';
import type { Payer } from '#seed/payers.ts';
import { clamp } from '#seed/random.ts';
import type { Random } from '#seed/random.ts';

/** A made-up person: what the exports tell, and what is behind it and no export tells. */
export type Person = {
	code: string;
	site: Site;
	payer: Payer;
	hasSecondary: boolean;
	track: Track;
	diagnosis: string;
	referralSource: string;
	ageGroup: string;
	sex: string;
	race: string;
	language: string;
	zip3: string;
	prefersTelehealth: boolean;
	/** Weekday of individual sessions, 1 Monday to 5 Friday. */
	weekday: number;
	/** The day of the first admission. */
	arrivesOn: Day;
	/** How ill, in standard deviations: higher is worse. */
	severity: number;
	/** How likely to stay away and to leave early, from 0 to 1. */
	risk: number;
	/** The part of the symptoms that eight weeks of treatment lift; below 0 it gets worse. */
	response: number;
	/** PHQ-9 and GAD-7 on the first day, before rounding and limits. */
	depression: number;
	anxiety: number;
};

const letters = 'bcdfghjklmnpqrstvwxz';
const codes = 64_000_000; // 20 letters in 6 places

/** A code of six letters for the n-th person: never two alike, neither digits nor words in it. */
export function codeOf(index: number): string {
	// The factor shares no divisor with the number of codes, so this is a permutation of them.
	let rest = ((index + 1) * 39_554_743) % codes;
	let code = '';
	for (let place = 0; place < 6; place++) {
		code += letters[rest % letters.length];
		rest = Math.floor(rest / letters.length);
	}
	return code;
}

// The network opens on the first day and fills slowly. People who leave in its first weeks can only have had short
// stays: with few of them, the first months of discharges say little rather than something wrong.
const monthsToFill = 4;

/** A day of the period; fewer come in the first months. */
function drawArrival({ from, through }: Period, random: Random): Day {
	const on = random.between(from, through);
	const isFull = random.chance(0.2 + (on - from) / (monthsToFill * 30));
	return isFull ? on : drawArrival({ from, through }, random);
}

const ageGroupOf = (payer: Payer, random: Random): string =>
	payer.payerClass === 'Medicare' && random.chance(0.55)
		? '65 and over'
		: random.weighted(network.ageGroups);

const trackRisk: Record<Track, number> = { MH: 0, SUD: 0.08, COD: 0.12 };

/** Symptoms, risk and response hang together through severity; each has a part of its own. */
function drawNature(track: Track, random: Random) {
	const severity = random.normal(0, 1);
	const risk = clamp(
		0.42 + 0.12 * severity + trackRisk[track] + random.normal(0, 0.14),
		0.03,
		0.97
	);
	return {
		severity,
		risk,
		// Most get better, a few get worse whatever is done.
		response: random.chance(0.06)
			? random.normal(-0.3, 0.2)
			: random.normal(0.58 - 0.3 * (risk - 0.47), 0.28),
		depression: 16.6 + 3.9 * severity + random.normal(0, 3.4),
		anxiety: 14.5 + 3.1 * severity + random.normal(0, 2.9)
	};
}

/** The n-th person who comes to the network. The same whatever number of episodes is asked for. */
export function drawPerson(index: number, period: Period, random: Random): Person {
	const site = random.weighted(network.sites.map((site) => [site, site.share] as const));
	const payer = random.weighted(payers.map((payer) => [payer, payer.share] as const));
	const track = random.weighted(network.tracks);
	return {
		code: codeOf(index),
		site,
		payer,
		hasSecondary: random.chance(payer.secondary),
		track,
		diagnosis: random.weighted(network.diagnoses[track]),
		referralSource: random.weighted(network.referralSources),
		ageGroup: ageGroupOf(payer, random),
		sex: random.weighted(network.sexes),
		race: random.weighted(network.races),
		language: random.weighted(network.languages),
		zip3: random.pick(site.zip3),
		prefersTelehealth: random.chance(0.14),
		weekday: random.between(1, 5),
		arrivesOn: drawArrival(period, random),
		...drawNature(track, random)
	};
}
