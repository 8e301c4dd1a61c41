import type { Kind, Measure } from '#lib/measures/measure.ts';

/** Where a row stands on the ledger: `success`, `without` or `counted` where it is counted, `left:STEP` where it is not. */
export type Standing = { stands: string; label: string };

type Counted = (measure: Pick<Measure, 'success'>) => Standing[];

const yesOrNo =
	(no: string, yes?: string): Counted =>
	({ success }) => [
		{ stands: 'success', label: `Counted: ${yes ?? success}` },
		{ stands: 'without', label: `Counted: ${no}` }
	];
const counted: Counted = () => [{ stands: 'counted', label: 'Counted' }];

const countedOf: Record<Kind, Counted> = {
	proportion: yesOrNo('not so'),
	survival: yesOrNo('not, or not yet'),
	amount_ratio: yesOrNo('with no amount', 'with an amount'),
	mean_change: counted,
	duration: counted,
	trajectory: counted,
	breakdown: counted,
	mean: counted
};

/** Every place a row of a measure can stand at, in the order of the ledger: left out first, counted last. */
export const standingsOf = (measure: Pick<Measure, 'kind' | 'ledger' | 'success'>): Standing[] => [
	{ stands: 'left:dated', label: 'Left out at: with a calendar date' },
	...Object.entries(measure.ledger).map(([step, label]) => ({
		stands: `left:${step}`,
		label: `Left out at: ${label}`
	})),
	...countedOf[measure.kind](measure)
];

/** The places that a choice comes to: `counted` is all who are counted, whatever came of them. */
export function placesOf(choice: string, standings: readonly Standing[]): string[] {
	const known = standings.map(({ stands }) => stands);
	if (choice === 'counted') return known.filter((stands) => !stands.startsWith('left:'));
	return known.filter((stands) => stands === choice);
}

/** How many units stand at a place. */
export type Stood = { stands: string; n: number };

/** How many units are left after each step of the ledger, from how many stand where. */
export function ledgerCounts(
	measure: Pick<Measure, 'kind' | 'ledger' | 'success'>,
	stood: Stood[]
): number[] {
	const n = new Map(stood.map((each) => [each.stands, each.n]));
	const all = standingsOf(measure).map(({ stands }) => n.get(stands) ?? 0);
	// After a step are left all who stand further down: everybody less those left out so far.
	return Object.keys(measure.ledger).map((_, step) =>
		all.slice(step + 2).reduce((sum, each) => sum + each, 0)
	);
}
