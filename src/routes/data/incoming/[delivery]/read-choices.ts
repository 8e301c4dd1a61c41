import { isIsoDate } from '#lib/measures/calendar.ts';
import { routes } from '#lib/profiles/date-routes.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import type { FileChoices } from '#lib/server/intake/load.ts';

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
const orNone = (text: string): string | undefined => text || undefined;

/** What the form says of a load. Throws WrongUsage for a route or a day that is missing or wrong. */
export function readLoad(form: FormData) {
	const route = routes.find((known) => known === form.get('route'));
	if (!route) throw new WrongUsage('Say what the dates in the files are, then load again.');
	const asOf = orNone(textOf(form, 'as_of'));
	if (asOf && !isIsoDate(asOf)) throw new WrongUsage('The day of the export is not a date.');
	return { route, asOf };
}

/** The columns a person leaves out, and one that is let in with a reason. */
function readColumns(form: FormData, before: FileChoices): FileChoices {
	const column = textOf(form, 'allow_column');
	const why = textOf(form, 'allow_why');
	const who = textOf(form, 'allow_who');
	const others = (before.allow ?? []).filter((each) => each.column !== column);
	return {
		dropColumns: form.getAll('drop').map(String),
		allow: column ? [...others, { column, why, who }] : others
	};
}

const mostLinesAbove = 1000;

function readForm(form: FormData): FileChoices {
	const lines = textOf(form, 'skip_rows');
	const skipRows = lines === '' ? undefined : Number(lines);
	if (skipRows !== undefined && !(Number.isInteger(skipRows) && skipRows >= 0 && skipRows <= mostLinesAbove))
		throw new WrongUsage(`Lines above the header are a whole number from 0 to ${mostLinesAbove}.`);
	const given = {
		encoding: orNone(textOf(form, 'encoding')),
		// A tab would be trimmed away.
		delimiter: orNone(String(form.get('delimiter') ?? '')),
		quote: orNone(textOf(form, 'quote')),
		sheet: orNone(String(form.get('sheet') ?? '')),
		skip_rows: skipRows
	};
	return { form: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

/** What a file is: `profile:NAME`, `table:NAME`, or nothing to find it out. */
function readKind(form: FormData): FileChoices {
	const [kind, ...rest] = textOf(form, 'kind').split(':');
	const name = rest.join(':');
	return {
		profile: kind === 'profile' ? name : undefined,
		as: kind === 'table' ? name : undefined
	};
}

const readers: Record<string, (form: FormData, before: FileChoices) => FileChoices> = {
	columns: readColumns,
	form: readForm,
	kind: readKind
};

/** The choices for a file, with what one of its forms says in place of what was chosen before. Throws WrongUsage. */
export function readChoices(form: FormData, before: FileChoices): FileChoices {
	const about = textOf(form, 'about');
	const read = Object.hasOwn(readers, about) ? readers[about] : undefined;
	if (!read) throw new WrongUsage('That form is not known. Load the page again.');
	return { ...before, ...read(form, before) };
}
