import type { Beside } from '#lib/comparison/pair-sides.ts';
import { readPlaces } from './question.ts';

/** What a page's address sets beside its figures: a pair to make, or what is wrong with the choice; undefined: nothing. */
export type ChosenPair = { beside: Beside } | { problem: string } | undefined;

/** The earlier periods a page offers to compare with, by the value of `compare` in its address. */
export const earlierPeriods = {
	'year-before': 'With the year before',
	'period-before': 'With the period before'
} as const;

const isEarlier = (text: string): text is keyof typeof earlierPeriods => text in earlierPeriods;

/** One `DIMENSION=VALUE`; undefined where it is none. */
const groupOf = (text: string) =>
	Object.entries(readPlaces([text])).flatMap(([dimension, values]) =>
		values.map((value) => ({ dimension, value }))
	)[0];

/** What `compare` and `with` of an address ask for: an earlier period, or two groups of one dimension. */
export function readBeside(params: URLSearchParams): ChosenPair {
	const compare = params.get('compare') ?? '';
	if (compare === '') return undefined;
	if (isEarlier(compare)) return { beside: { kind: compare } };
	const [first, second] = [groupOf(compare), groupOf(params.get('with') ?? '')];
	if (!first) return { problem: 'What to compare is not known: choose it in the list.' };
	if (!second)
		return { problem: `Choose a second group to set beside ${first.value}, under "with".` };
	if (first.dimension !== second.dimension)
		return {
			problem: `${first.value} and ${second.value} are not groups of one kind, so somebody may be in both: choose two of the same kind.`
		};
	const { dimension } = first;
	return { beside: { kind: 'groups', dimension, first: first.value, second: second.value } };
}
