import { aimsFrom, formatAim } from '#lib/measures/aims.ts';
import type { SignalAim } from '#lib/measures/figure.ts';
import { formatGroup } from '#lib/measures/format.ts';
import { placeKey, placeWords } from '#lib/measures/place.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import type { Target } from '#lib/server/series/targets.ts';
import { pageQuestion } from '../question.ts';
import { today } from '../today.ts';

/** A target as the page lists it: what is in force, what becomes of it, and every version. */
export type TargetRow = {
	key: string;
	measure: string;
	title: string;
	place: string;
	placeKey: string;
	/** What we aim at now and later; '' where all of it is over. */
	now: string;
	/** Whether it has no end yet. */
	isOpen: boolean;
	owner: string;
	basis: string;
	assurance: { state: SignalAim['state']; words: string } | null;
	history: { words: string; author: string; at: string }[];
};

const twelveMonths = { period: '12-months', by: 'month' } as const;

/** What the last twelve months say of a target; null where there is nothing to read it from. */
async function assuranceOf(
	target: Target,
	dataThrough: string | null
): Promise<TargetRow['assurance']> {
	const { ask, catalogue } = getApplication();
	const selection = { ...twelveMonths, where: target.where };
	try {
		const figure = await ask(pageQuestion(catalogue.get(target.measure), selection, dataThrough));
		const aim = figure.signal?.aim;
		return aim ? { state: aim.state, words: aim.words } : null;
	} catch (error) {
		if (error instanceof FigureWithheld) return null;
		throw error;
	}
}

async function rowOf(target: Target, dataThrough: string | null): Promise<TargetRow> {
	const measure = getApplication().catalogue.get(target.measure);
	const last = target.versions.findLast(({ value }) => value !== null);
	// As everywhere on pages, now is where the data end.
	const now = aimsFrom(target.aims, (dataThrough ?? today()).slice(0, 7), measure);
	return {
		key: `${target.measure} ${placeKey(target.where)}`,
		measure: target.measure,
		title: measure.title,
		place: placeWords(target.where),
		placeKey: placeKey(target.where),
		now,
		isOpen: target.aims.at(-1)?.to === null,
		owner: last?.owner ?? '',
		basis: last?.basis ?? '',
		assurance: now ? await assuranceOf(target, dataThrough) : null,
		history: target.versions.map(({ value, starts, basis, author, recordedAt }) => ({
			words:
				value === null
					? `Ended from ${formatGroup('month', starts)}: ${basis}`
					: `${formatAim(value, measure)} from ${formatGroup('month', starts)}: ${basis}`,
			author,
			at: recordedAt
		}))
	};
}

/** Every target: those in force first, then the ended ones. A measure that is gone is left out of the catalogue's words. */
export async function targetRows(dataThrough: string | null): Promise<TargetRow[]> {
	const { targets, catalogue } = getApplication();
	const known = new Set(catalogue.list().map(({ id }) => id));
	const all = (await targets.list()).filter(({ measure }) => known.has(measure));
	const rows = await Promise.all(all.map((target) => rowOf(target, dataThrough)));
	return [...rows.filter(({ now }) => now), ...rows.filter(({ now }) => !now)];
}
