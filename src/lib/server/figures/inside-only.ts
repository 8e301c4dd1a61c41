import type { Question } from '#lib/measures/figure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';

/** Throws FigureWithheld for the audience outside: rows and where they came from are for the house alone. */
export function insideOnly({ audience }: Question): void {
	if (audience !== 'inside')
		throw new FigureWithheld('The rows behind a figure, and their files, are for inside only.');
}
