import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Audience } from '#lib/measures/figure.ts';
import { WrongUsage } from '#lib/server/errors.ts';

export type DataOption = { data: string };
export type PeriodOptions = { from?: string; to?: string; where: string[]; audience: Audience };

/** An ISO date that exists, as commander reads an option. */
export function isoDate(text: string): string {
	const time = Date.parse(`${text}T00:00:00Z`);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time).toISOString().startsWith(text))
		return text;
	throw new InvalidArgumentError('Write a date that exists as YYYY-MM-DD.');
}

/** A whole number above zero, as commander reads an option. */
export function positive(text: string): number {
	if (/^[1-9]\d*$/.test(text)) return Number(text);
	throw new InvalidArgumentError('Write a whole number above 0.');
}

function audienceOf(text: string): Audience {
	if (text === 'inside' || text === 'outside') return text;
	throw new InvalidArgumentError('The audience is inside or outside.');
}

/** Adds --data, which every command that touches data has. */
export const withData = (command: Command): Command =>
	command.option(
		'--data <dir>',
		'the folder that holds everything',
		process.env.PLUMBLINE_DATA ?? 'data'
	);

/** Adds the options that say which rows are meant, but not for whom. */
export const withRows = (command: Command): Command =>
	command
		.option('--from <date>', 'first day, YYYY-MM-DD', isoDate)
		.option('--to <date>', 'last day, YYYY-MM-DD', isoDate)
		.option('--where <dim=value...>', 'only these rows, such as site=Riverside', []);

/** Adds --audience; without `usual` it is undefined where nobody says. */
export const withAudience = (command: Command, usual?: Audience): Command =>
	command.option(
		'--audience <who>',
		'inside, or outside with small numbers withheld',
		audienceOf,
		usual
	);

/** Adds the options that say which rows a figure is about. */
export const withPeriod = (command: Command): Command => withAudience(withRows(command), 'inside');

/** `site=North site=South payer=A` as filters by dimension. Throws WrongUsage for anything else. */
export function parseWhere(pairs: string[]): Record<string, string[]> {
	const where: Record<string, string[]> = {};
	for (const pair of pairs) {
		const at = pair.indexOf('=');
		if (at < 1) throw new WrongUsage('Write --where as DIMENSION=VALUE, such as site=Riverside.');
		(where[pair.slice(0, at)] ??= []).push(pair.slice(at + 1));
	}
	return where;
}
