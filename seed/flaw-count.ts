import { dayOf, isoOf } from '#seed/days.ts';
import type { Period } from '#seed/days.ts';
import { flaws } from '#seed/flaws.ts';
import type { Flaw } from '#seed/flaws.ts';
import type { Spoiled } from '#seed/spoil.ts';
import type { Rows, TableName } from '#seed/tables.ts';

/** How many rows of a file have a flaw. */
export type FlawCount = { flaw: string; rows: number; isRejected: boolean };

const noBaseline = 'no PHQ-9 in the first 7 days';
const scoredOnce = 'discharged, PHQ-9 not given again';

/** Which scores a stay lacks: these come about as they do in a clinic, not by spoiling rows. */
function missingScores({ episodes, assessments_phq9: scores }: Rows): string[] {
	const [episode] = episodes;
	if (!episode?.admitted_on) return [];
	const firstDays = isoOf(dayOf(`${episode.admitted_on}`) + 7);
	const hasBaseline = scores.some(({ assessed_on: on }) => on !== undefined && on <= firstDays);
	if (!hasBaseline) return [noBaseline];
	return episode.discharged_on && scores.length < 2 ? [scoredOnce] : [];
}

/** Puts the deliberate flaws into stays as they come by, in order, and counts them. */
export class FlawMaker {
	readonly #period: Period;
	readonly #times = new Map<Flaw, number>();
	readonly #missing = new Map([
		[noBaseline, 0],
		[scoredOnce, 0]
	]);

	constructor(period: Period) {
		this.#period = period;
	}

	/** The rows of stay number `ordinal` (from 0), with at most one flaw that is due. */
	pass(ordinal: number, rows: Rows): Spoiled {
		for (const name of missingScores(rows))
			this.#missing.set(name, (this.#missing.get(name) ?? 0) + 1);
		for (const flaw of flaws) {
			const times = this.#times.get(flaw) ?? 0;
			if (ordinal < flaw.first + times * flaw.every) continue;
			const spoiled = flaw.spoil(rows, this.#period);
			if (!spoiled) continue;
			this.#times.set(flaw, times + 1);
			return spoiled;
		}
		return { rows };
	}

	/** The flaws of a file so far. */
	count(file: TableName): FlawCount[] {
		const made = flaws
			.filter((flaw) => flaw.file === file)
			.map((flaw) => ({
				flaw: flaw.name,
				rows: (this.#times.get(flaw) ?? 0) * flaw.rows,
				isRejected: flaw.isRejected
			}));
		const missing = [...this.#missing].map(([flaw, rows]) => ({ flaw, rows, isRejected: false }));
		return file === 'episodes' ? [...made, ...missing] : made;
	}
}
