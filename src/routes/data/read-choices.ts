import { isIsoDate } from '#lib/measures/calendar.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import type { Application } from '#lib/server/application.ts';
import { routes } from '#lib/server/warehouse/manifest.ts';

const trimmed = (text: string | undefined): string => (text ?? '').trim();

type Choices = Omit<Parameters<Application['load']>[1], 'now'>;

/** What the form says about a load. Throws WrongUsage for a route or a day that is missing or wrong. */
export function readChoices(fields: Record<string, string>): Choices {
	const route = routes.find((known) => known === fields.route);
	if (!route) throw new WrongUsage('Say what the dates in the files are, then load again.');
	const asOf = trimmed(fields.as_of) || undefined;
	if (asOf && !isIsoDate(asOf)) throw new WrongUsage('The day of the export is not a date.');
	const column = trimmed(fields.allow_column);
	const why = trimmed(fields.allow_why);
	const who = trimmed(fields.allow_who);
	return {
		route,
		asOf,
		dropColumns: trimmed(fields.leave_out)
			.split(',')
			.map((name) => name.trim())
			.filter(Boolean),
		allow: column ? [{ column, why, who }] : []
	};
}
