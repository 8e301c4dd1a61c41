import { formatAmount, formatCount, formatPercent } from '#lib/measures/format.ts';
import type { Example, Measure } from '#lib/measures/measure.ts';

type Shown = Pick<Measure, 'kind' | 'valueUnit' | 'amount'>;
type Group = NonNullable<Example['expect']['groups']>[string];

/** Means are worked out by hand to four decimals: what is printed must not hide one. */
const exact = (value: number, { valueUnit }: Shown): string =>
	valueUnit === 'rate' ? formatPercent(value, 2) : `${value}`;

const unitOf = ({ valueUnit }: Shown): string =>
	valueUnit === 'points' || valueUnit === 'days' || valueUnit === 'hours' ? ` ${valueUnit}` : '';

function groupWords(at: string, group: Group, shown: Shown): string {
	const unit = shown.kind === 'survival' ? { ...shown, valueUnit: 'rate' as const } : shown;
	const axis = shown.kind === 'survival' ? 'day ' : shown.kind === 'trajectory' ? 'week ' : '';
	const [k, n] = Array.isArray(group) ? group : [group, undefined];
	return `${axis}${at} ${n === undefined ? exact(k, unit) : `${formatCount(k)} of ${formatCount(n)}`}`;
}

/** What a worked example comes to, in words: "2 of 6; with those not counted it would be 28.57% to 42.86%". */
export function exampleWords({ expect }: Example, measure: Shown): string {
	const { k, n, value, bounds, amount, groups } = expect;
	const counts =
		k === undefined ? `n = ${formatCount(n)}` : `${formatCount(k)} of ${formatCount(n)}`;
	const hasValue = value !== undefined && value !== null && k === undefined;
	const limits = bounds && [...new Set(bounds.map((bound) => exact(bound, measure)))].join(' to ');
	return [
		hasValue
			? `${measure.kind === 'trajectory' ? 'mean change ' : ''}${exact(value, measure)}${unitOf(measure)} (${counts})`
			: counts,
		...(amount
			? [
					formatAmount({
						part: amount[0],
						whole: amount[1],
						...(measure.amount === 'days' && { unit: 'days' as const })
					})
				]
			: []),
		...(limits ? [`with those not counted it would be ${limits}`] : []),
		...Object.entries(groups ?? {}).map(([at, group]) => groupWords(at, group, measure))
	].join('; ');
}
