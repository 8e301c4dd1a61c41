import type { AdjustedGroup, Estimate, ExpectedModel } from '#lib/comparison/comparison.ts';
import { placeAndSide } from '#lib/comparison/comparison-words.ts';
import { formatDifference, formatDifferenceInterval } from '#lib/measures/difference-words.ts';
import type { MeasureRef } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatInterval,
	formatNumber,
	formatValue
} from '#lib/measures/format.ts';

/** A row of the table of expectations. */
export type AdjustedRow = { name: string; cells: string[]; place: string };

const points = { valueUnit: 'points' } as const;
const signed = ({ value, ...interval }: Estimate): string =>
	`${formatDifference(value, points)} (${formatDifferenceInterval(interval, points)})`;

/** One group as the table says it; shares of under 20 people have no rate. */
export function adjustedRow(group: AdjustedGroup, measure: MeasureRef): AdjustedRow {
	const isShare = measure.valueUnit === 'rate';
	const { value, lo, hi } = group.standardised;
	const hasRate = !isShare || group.n >= fewestForPercent;
	return {
		name: group.name,
		cells: [
			formatCount(group.n),
			isShare ? formatCount(group.observed) : formatNumber(group.observed),
			formatNumber(group.expected),
			signed(group.excess),
			hasRate ? `${formatValue(value, measure)} (${formatInterval({ lo, hi }, measure)})` : ''
		],
		place: placeAndSide(group.place, group.side)
	};
}

const kinds = { logistic: 'A logistic model', linear: 'A linear model' } as const;

/** What the model is, in words, and that its computation came to rest. */
export function modelWords({
	kind,
	people,
	events,
	parameters,
	iterations,
	covariates,
	calibration
}: ExpectedModel): string {
	const rests = `${kinds[kind]} on ${covariates.join(', ')}: ${formatCount(people)} people${
		events === undefined ? '' : `, ${formatCount(events)} events`
	}, ${formatCount(parameters)} parameters`;
	const steps = iterations === undefined ? '' : `, at rest after ${iterations} steps`;
	const { slope, inTheLarge } = calibration;
	if (slope === null || inTheLarge === null) return `${rests}${steps}.`;
	const unit = kind === 'logistic' ? 'log odds' : 'points';
	return (
		`${rests}${steps}. In people it had not seen, a fifth at a time: slope ${formatNumber(slope, 2)} (1 is right; well ` +
		`under 1 makes too much of chance), level off by ${formatNumber(inTheLarge, 2)} ${unit}.`
	);
}
