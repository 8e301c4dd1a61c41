import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';

/** What a packet does not tell its reader. */
type Limit = { term: string; words: string };

const always: Limit[] = [
	{
		term: 'Whether treatment was the cause',
		words:
			'People start at a bad time and some improve without treatment; there is no comparison group here.'
	},
	{
		term: 'How others do',
		words:
			'Nothing here is compared with other payers, other programs or a standard. Members of two payers differ in how ill they are, and no number allows for it.'
	},
	{
		term: 'What the payer’s own books say',
		words:
			'Claims are those this program billed, and answers those it received. Each rate says which lines, claims or dollars it counts: another definition gives another number.'
	},
	{
		term: 'Whose member somebody was later',
		words:
			'A stay counts with the payer that its record names. Who changed coverage during a stay is not told apart.'
	},
	{
		term: 'Why a line was denied',
		words:
			'Reason codes are the payer’s words. They are counted as they came; whether they were right is not judged.'
	},
	{
		term: 'Cost, safety and staff',
		words: 'Costs, adverse events, staffing and licences are in none of these exports.'
	}
];

/** How many figures are not shown, and that this says nothing good or bad of them. */
function withheldLimit(figures: readonly Figure[]): Limit[] {
	const count = figures.filter(({ value }) => value.state === 'withheld').length;
	if (count === 0) return [];
	const all = formatCount(figures.length);
	const words = `${formatCount(count)} of the ${all} figures are not shown, because fewer than 11 people stand behind a number or could be worked out from it. That says nothing of how they turned out.`;
	return [{ term: 'What few people did', words }];
}

/** What a payer must not read into its packet: what goes for every packet, and what this one withholds. */
export const payerLimits = (figures: readonly Figure[]): Limit[] => [
	...always,
	...withheldLimit(figures)
];
