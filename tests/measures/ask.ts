import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure, Question, Released } from '#lib/measures/figure.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';

export const catalogue = readCatalogue(readRegistry());

/** Asks a measure of all data, for inside, unless the question says otherwise. */
export const ask = (
	db: DuckDBConnection,
	measure: string,
	question: Partial<Question> = {}
): Promise<Figure> =>
	askFigure(db, catalogue, { where: {}, audience: 'inside', ...question, measure });

/** The number of a figure that must have one. */
export function released({ value }: Figure): Released {
	if (value.state !== 'released') throw new Error(`${value.state}: ${value.reason}`);
	return value;
}

/** [k, n, rate, lo, hi] in percent with one decimal, as a table prints them. */
export function percents({ k, n, value, lo, hi }: Released): string {
	const show = (rate: number | null | undefined) => ((rate ?? NaN) * 100).toFixed(1);
	return `${k}/${n} ${show(value)} ${show(lo)}-${show(hi)}`;
}
