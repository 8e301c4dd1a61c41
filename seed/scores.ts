import { isoOf } from '#seed/days.ts';
import type { Day } from '#seed/days.ts';
import type { Stay } from '#seed/course.ts';
import type { Person } from '#seed/person.ts';
import { clamp } from '#seed/random.ts';
import type { Random } from '#seed/random.ts';

/** A questionnaire of this seed: how hard each question is, relative to the mean of the others. */
export type Questionnaire = {
	instrument: 'phq-9' | 'gad-7';
	offsets: number[];
	highest: number;
	/** Chance that a week's administration is missed. */
	missed: number;
	symptoms: (person: Person) => number;
};

export const phq9: Questionnaire = {
	instrument: 'phq-9',
	// Tiredness and sleep are said most readily; slowness and thoughts of death least.
	offsets: [0.1, 0.2, 0.4, 0.55, 0.1, 0.3, 0.15, -0.5, -1.3],
	highest: 3,
	missed: 0.07,
	symptoms: (person) => person.depression
};

export const gad7: Questionnaire = {
	instrument: 'gad-7',
	offsets: [0.3, 0.15, 0.3, 0.1, -0.45, 0.05, -0.45],
	highest: 3,
	missed: 0.24,
	symptoms: (person) => person.anxiety
};

/** The part of the symptoms still there after some weeks: quick at first, then slower; 1 - response at eight weeks. */
export function remaining(response: number, weeks: number): number {
	return Math.max(0, 1 - response * ((2 * weeks) / (weeks + 8)));
}

function answer(mean: number, offset: number, highest: number, random: Random): number {
	return clamp(Math.round(mean + offset + random.normal(0, 0.55)), 0, highest);
}

/** The items of one administration; a few are left blank, now and then too many to score. */
function answerAll(form: Questionnaire, total: number, random: Random): (number | undefined)[] {
	const mean = total / form.offsets.length;
	const blank = random.chance(0.03) ? random.pick([0.1, 0.1, 0.4]) : 0;
	return form.offsets.map((offset) => {
		const value = answer(mean, offset, form.highest, random);
		return random.chance(blank) ? undefined : value;
	});
}

/** Whom nobody asks: a few never in the first days, some only then, most of those among people who leave early. */
type Diligence = { skipsBaseline: boolean; onlyBaseline: boolean; missed: number };

/** How well a stay is measured: drawn once, the same for every questionnaire of it. */
export function drawDiligence(stay: Stay, person: Person, random: Random): Diligence {
	const leaves = stay.reason === 'left_early' || stay.reason === 'terminated';
	return {
		skipsBaseline: random.chance(0.065),
		onlyBaseline: random.chance(leaves ? 0.2 : 0.09),
		missed: 0.12 * person.risk
	};
}

/** The first day the person came in each week of the stay: the day a weekly questionnaire is handed out. */
function weeklyDays(stay: Stay, came: Day[]): Day[] {
	const first = new Map<number, Day>();
	for (const day of came) {
		const week = Math.floor((day - stay.admittedOn) / 7);
		if (!first.has(week)) first.set(week, day);
	}
	return [...first.values()];
}

export type Administration = { on: Day; items: (number | undefined)[] };

/** The weekly administrations of one questionnaire over a stay. `came`: the days attended, in order. */
export function administer(
	form: Questionnaire,
	stay: Stay,
	person: Person,
	came: Day[],
	diligence: Diligence,
	random: Random
): Administration[] {
	return weeklyDays(stay, came).flatMap((on) => {
		const day = on - stay.admittedOn;
		const weeks = stay.weeksBefore + day / 7;
		const total = form.symptoms(person) * remaining(person.response, weeks) + random.normal(0, 1.9);
		const items = answerAll(form, total, random);
		const isFirst = day === 0;
		const isMissed = random.chance(isFirst ? 0.02 : form.missed + diligence.missed);
		if (isMissed) return [];
		if (diligence.skipsBaseline && day <= 8) return [];
		return diligence.onlyBaseline && !isFirst ? [] : [{ on, items }];
	});
}

/** An administration as a row of the questionnaire's file, items as item_1 and on. */
export const scoreRow = (episode: string, form: Questionnaire, { on, items }: Administration) => ({
	episode_id: episode,
	instrument: form.instrument,
	assessed_on: isoOf(on),
	mode: 'self_report',
	...Object.fromEntries(items.map((value, index) => [`item_${index + 1}`, value]))
});
