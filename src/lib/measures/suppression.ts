import { suppressDisclosure } from '#lib/measures/disclosure.ts';
import type { Cell, Figure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { isSmall } from '#lib/measures/small-cells.ts';
import { suppressLedger } from '#lib/measures/suppress-ledger.ts';
import {
	guardedOf,
	suppressSeries,
	withheld,
	withoutExtremes
} from '#lib/measures/suppress-series.ts';

type Bare = Omit<Figure, 'sentence'>;

/** In a trajectory those never scored again must not be few either: the ledger's last count less n gives them. */
function suppressValue({ value, measure, ledger }: Bare): Cell {
	if (value.state !== 'released') return value;
	const start = ledger.at(-1)?.n ?? value.n;
	const leftOut = measure.kind === 'trajectory' ? start - value.n : 0;
	return [...guardedOf(value), leftOut].some(isSmall) ? withheld : withoutExtremes(value);
}

/** Many units of few people: how many units there are would tell what those few did. */
const hidesFewPeople = ({ value: before }: Bare, after: Cell): boolean =>
	before.state === 'released' && before.people !== undefined && after.state === 'withheld';

/**
 * What of a figure may leave the house: inside everything; outside nothing that shows 1 to 10 people, themselves
 * or by subtraction (CMS cell size policy; which further cells go is our setting). A withheld cell has no number in it.
 */
export function suppressFigure(figure: Bare, measure: Measure): Bare {
	if (figure.asked.audience === 'inside') return figure;
	const value = suppressValue(figure);
	const ledger = suppressLedger(figure.ledger).map((step) =>
		hidesFewPeople(figure, value) ? { ...step, n: null } : step
	);
	const all = ledger.find(({ step }) => step === measure.bounds_over)?.n ?? null;
	return {
		...figure,
		ledger,
		value,
		// The bounds are fractions of the step they are over: shown, they would give its count away.
		bounds: value.state === 'released' && all !== null ? figure.bounds : null,
		series: suppressSeries(figure),
		disclosure: suppressDisclosure(figure.disclosure),
		told: value.state === 'released' ? figure.told : undefined
	};
}
