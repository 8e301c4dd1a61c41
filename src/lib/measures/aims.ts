import { bucketStart } from '#lib/measures/calendar.ts';
import type { Aim, Figure, MeasureRef, Released } from '#lib/measures/figure.ts';
import { formatGroup, formatNumber, formatPercent, formatValue } from '#lib/measures/format.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** One version of a target: from the month `starts` on this value is the aim; null: none any more. */
export type TargetVersion = { value: number | null; starts: string };

/**
 * The aims that versions of a target give, in the order of their months; versions come in the order they were
 * recorded. A later one holds from its start on, whatever those before it said of the time after.
 */
export function aimsOf(versions: readonly TargetVersion[]): Pick<Aim, 'value' | 'from' | 'to'>[] {
	let kept: TargetVersion[] = [];
	for (const version of versions)
		kept = [...kept.filter(({ starts }) => starts < version.starts), version];
	return kept.flatMap(({ value, starts }, index) =>
		value === null ? [] : [{ value, from: starts, to: kept[index + 1]?.starts ?? null }]
	);
}

/** The aim of a period: the one in force in its first month. */
export function aimAt(figure: Pick<Figure, 'aims' | 'asked'>, key: string): Aim | undefined {
	const { by } = figure.asked;
	if (!isPeriod(by) || key === '') return undefined;
	const month = bucketStart(key, by).slice(0, 7);
	return (figure.aims ?? []).findLast(
		({ from, to }) => from <= month && (to === null || month < to)
	);
}

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** A target as a person would say it: 70%, 7.5%, 14 days, 5.0 points. */
export function formatAim(value: number, measure: Unit): string {
	const { valueUnit, digits = 1 } = measure;
	if (valueUnit === 'rate') {
		const isWhole = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
		return formatPercent(value, isWhole ? 0 : 1);
	}
	if (valueUnit === 'points' || valueUnit === 'score')
		return `${formatNumber(value, digits)}${valueUnit === 'points' ? ' points' : ''}`;
	const text = formatValue(value, measure);
	return valueUnit === 'days' || valueUnit === 'hours' ? `${text} ${valueUnit}` : text;
}

/** "our aim since January 2026", or for the months to come "our aim from March 2026". */
export function aimName({ from, isEverywhere }: Aim, lastMonth: string): string {
	const whose = isEverywhere ? 'our clinic-wide aim' : 'our aim';
	return `${whose} ${from <= lastMonth ? 'since' : 'from'} ${formatGroup('month', from)}`;
}

/**
 * What we aim at in a month (2026-09) and from later months on: "70% since January 2026; 75% from January 2027"; with
 * what comes after an aim that ends. '' where there is nothing any more.
 */
export function aimsFrom(
	aims: readonly Pick<Aim, 'value' | 'from' | 'to'>[],
	month: string,
	measure: Unit
): string {
	const nameOf = (key: string): string => formatGroup('month', key);
	return aims
		.filter(({ to }) => to === null || to > month)
		.map(({ value, from, to }, index, left) => {
			const begun = `${formatAim(value, measure)} ${from <= month ? 'since' : 'from'} ${nameOf(from)}`;
			const isFollowed = left[index + 1]?.from === to;
			return to === null || isFollowed ? begun : `${begun}, none from ${nameOf(to)} on`;
		})
		.join('; ');
}

/** "Our aim since January 2026: 70%." */
export const aimWords = (aim: Aim, measure: MeasureRef, lastMonth: string): string =>
	`${upperFirst(aimName(aim, lastMonth))}: ${formatAim(aim.value, measure)}.`;

/** The aim in force at the end of what was asked: the last that began by then, or where none had, the first to come. */
export function latestAim({ aims = [], period }: Pick<Figure, 'aims' | 'period'>): Aim | undefined {
	const end = period.to?.slice(0, 7) ?? '9999-12';
	const begun = aims.filter(({ from }) => from <= end).at(-1);
	if (!begun) return aims[0];
	return begun.to === null || end < begun.to ? begun : undefined;
}

/** Whether a number reaches an aim; undefined where neither direction is better. A hair of rounding does not decide. */
function isMet(
	value: number,
	aim: number,
	{ better }: Pick<MeasureRef, 'better'>
): boolean | undefined {
	if (better === 'neutral') return undefined;
	const hair = 1e-12 * Math.max(1, Math.abs(aim));
	return better === 'higher' ? value >= aim - hair : value <= aim + hair;
}

/** Whether a released number met the aim of its period, in words; '' where it is not final or there is no direction. */
function metWords(cell: Released, aim: Aim, measure: MeasureRef): string {
	const met = cell.value === null ? undefined : isMet(cell.value, aim.value, measure);
	return met === undefined ? '' : met ? ': met' : ': not met';
}

/** The aim of one point of the series, as a table says it: "70%: met"; '' where there was none. */
export function aimCell(figure: Omit<Figure, 'sentence'>, place: number): string {
	const point = figure.series[place];
	const aim = aimAt(figure, String(point?.by[figure.asked.by ?? ''] ?? ''));
	if (!aim || !point) return '';
	const { value: cell, provisional } = point;
	const isFinal = cell.state === 'released' && !provisional;
	return `${formatAim(aim.value, figure.measure)}${isFinal ? metWords(cell, aim, figure.measure) : ''}`;
}

/** Whether the table of a series has an aim to show. */
export const hasAimCells = (figure: Omit<Figure, 'sentence'>): boolean =>
	figure.series.some((_, place) => aimCell(figure, place) !== '');
