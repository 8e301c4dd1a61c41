import type { Pattern } from '#lib/comparison/comparison.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { figureBySite, patternOf } from './figure-by-site.ts';
import type { Draw } from './random-series.ts';

/** A site: how many people, how ill they are on average at the start, and by how many log odds it does better. */
export type MadeUpSite = { name: string; people: number; severity: number; effect: number };

const spread = 5;
const highest = 27;
const middle = 14;
/** Log odds of success at the middle of the scale, and how they fall with each point and outside IOP. */
const truth = { level: 0.6, perPoint: -0.14, notIop: -0.5 };

const drawNormal = (draw: Draw): number =>
	Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

const clampScore = (score: number): number => Math.min(highest, Math.max(0, Math.round(score)));

function drawPerson({ severity, effect, name }: MadeUpSite, draw: Draw): Pattern {
	const score = clampScore(severity + spread * drawNormal(draw));
	const isIop = draw() < 0.7;
	const logOdds =
		truth.level + truth.perPoint * (score - middle) + (isIop ? 0 : truth.notIop) + effect;
	const k = draw() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
	return patternOf({ group: name, score, level_of_care: isIop ? 'IOP' : 'PHP', n: 1, k });
}

/** People alike put together, as the warehouse does. */
function drawPatterns(sites: readonly MadeUpSite[], draw: Draw): Pattern[] {
	const found = new Map<string, Pattern>();
	for (const site of sites)
		for (let each = 0; each < site.people; each++) {
			const person = drawPerson(site, draw);
			const key = `${person.group} ${person.score} ${person.level_of_care}`;
			const pattern = found.get(key) ?? { ...person, n: 0, k: 0 };
			found.set(key, { ...pattern, n: pattern.n + 1, k: pattern.k + person.k });
		}
	return [...found.values()];
}

/** Draws the people of some sites: their outcomes hang on severity, level of care, and what their site adds. */
export function drawSites(
	sites: readonly MadeUpSite[],
	draw: Draw
): { figure: Figure; patterns: Pattern[] } {
	const patterns = drawPatterns(sites, draw);
	return { figure: figureBySite(patterns), patterns };
}

/** Six sites of equal size; `mixed` ones differ in how ill their people are, from 9 to 19 points on average. */
export const sixSites = (people: number, { mixed }: { mixed: boolean }, effect = 0): MadeUpSite[] =>
	[9, 11, 13, 15, 17, 19].map((severity, at) => ({
		name: `Site ${at + 1}`,
		people,
		severity: mixed ? severity : middle,
		effect: at === 2 ? effect : 0
	}));
