import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedGroups } from '#lib/comparison/adjust-groups.ts';
import { compareGroups } from '#lib/comparison/compare-groups.ts';
import type { Place } from '#lib/comparison/comparison.ts';
import { tails, zOf } from '#lib/statistics/funnel/tails.ts';
import { drawSites, sixSites } from './made-up-sites.ts';
import type { MadeUpSite } from './made-up-sites.ts';
import { drawFrom } from './random-series.ts';

const seed = 20261128;
const networks = 1000;
const sizes = [50, 100, 200, 400];
const needs = { people: 100, eventsPerParameter: 10, peoplePerLevel: 20 };
/** Log odds by which one of six sites really differs: from 60% to 40%, or to 77%. */
const effects = [-0.811, 0.811];

type Places = { funnel: Place[]; adjusted: Place[] };

function placesOf(sites: MadeUpSite[], draw: () => number): Places {
	const { figure, patterns } = drawSites(sites, draw);
	return {
		funnel: compareGroups(figure).flatMap(({ funnel }) => funnel?.place ?? []),
		adjusted: expectedGroups(figure, patterns, needs).map(({ place }) => place)
	};
}

const share = (count: number, of: number): number =>
	Number((of === 0 ? NaN : count / of).toFixed(4));

/** How many of some places are beyond 95%, and beyond 99.8%. */
const beyond = (places: Place[]) => ({
	warning: share(places.filter((place) => place !== 'inside').length, places.length),
	alarm: share(places.filter((place) => place === 'beyond_998').length, places.length)
});

/** Sites that all do alike: how often chance and case mix put a site beyond a limit. */
function countFalse(people: number, mixed: boolean) {
	const draw = drawFrom(seed + people);
	const found = Array.from({ length: networks }, () => placesOf(sixSites(people, { mixed }), draw));
	return {
		people,
		mixed,
		funnel: beyond(found.flatMap(({ funnel }) => funnel)),
		adjusted: beyond(found.flatMap(({ adjusted }) => adjusted))
	};
}

/** One site that really differs, among five that do not, with different people everywhere. */
function countFound(people: number, effect: number) {
	const draw = drawFrom(seed + 7 * people);
	const sites = sixSites(people, { mixed: true }, effect);
	const found = Array.from({ length: networks }, () => placesOf(sites, draw).adjusted);
	return {
		people,
		effect,
		it: beyond(found.flatMap((places) => places[2] ?? [])),
		others: beyond(found.flatMap((places) => places.filter((_, at) => at !== 2)))
	};
}

/** What chance gives where the whole holds the site itself: of six equal sites a sixth of each difference is not there. */
const ofSix = (tail: number): number => 2 * (1 - normalCdf(zOf(tail) / Math.sqrt(5 / 6), 0, 1));

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;
const both = ({ warning, alarm }: ReturnType<typeof beyond>): string =>
	`${percent(warning)} | ${percent(alarm)}`;

const falses = [false, true].flatMap((mixed) => sizes.map((people) => countFalse(people, mixed)));
const found = effects.flatMap((effect) => sizes.map((people) => countFound(people, effect)));

const report = [
	'# How often a site is wrongly set apart, and how often one that differs is found',
	'',
	`Made by \`npm run bench:comparison\`: ${networks} made-up networks of six sites a row, seed ${seed}. Success hangs on`,
	'severity at the start (0.14 log odds a point) and level of care.',
	'',
	'## Sites that all do alike',
	'',
	'Share of sites beyond a limit; 5% and 0.2% are promised at most. A site is a part of the whole it is held against: of',
	`six equal sites that leaves ${percent(ofSix(tails.warning))} and ${percent(ofSix(tails.alarm))}. Alike: people of the same severity everywhere. Different: from`,
	'9 points on average to 19.',
	'',
	'| people a site | people | funnel, 95% | 99.8% | allowed for, 95% | 99.8% |',
	'| --- | --- | --- | --- | --- | --- |',
	...falses.map(
		({ people, mixed, funnel, adjusted }) =>
			`| ${people} | ${mixed ? 'different' : 'alike'} | ${both(funnel)} | ${both(adjusted)} |`
	),
	'',
	'## One of six sites really differs',
	'',
	'People of different severity everywhere, allowed for. By -0.811 log odds (60% would be 40%), and by 0.811 (60% would',
	'be 77%). The site is a sixth of what all are held against, so the others move the other way a little.',
	'',
	'| people a site | log odds | it, beyond 95% | beyond 99.8% | each other site, 95% | 99.8% |',
	'| --- | --- | --- | --- | --- | --- |',
	...found.map(
		({ people, effect, it, others }) => `| ${people} | ${effect} | ${both(it)} | ${both(others)} |`
	),
	''
].join('\n');

const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const results = { seed, networks, needs, falses, found };
writeFileSync(join(folder, 'comparison.json'), `${JSON.stringify(results, null, '\t')}\n`);
writeFileSync(join(folder, 'comparison.md'), report);
