import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import type { Closing } from '#lib/server/closing/open-months.ts';

/** The closings of a month, oldest first, at least one. Answers 404 where it was never closed. */
export async function closingsOf(month: string): Promise<[Closing, ...Closing[]]> {
	const all = (await getApplication().months.list()).filter((each) => each.month === month);
	const [first, ...others] = all;
	if (first) return [first, ...others];
	return error(404, {
		message: 'This month was never closed.',
		mend: 'See the list of months, where one can be closed.'
	});
}

/** The version of a month that a reader asks for; the last one where none is asked for. Answers 404 for none. */
export async function findClosing(month: string, version: string | null): Promise<Closing> {
	const all = await closingsOf(month);
	const found = version === null ? all.at(-1) : all.find((each) => `${each.version}` === version);
	if (found) return found;
	return error(404, {
		message: 'There is no such version.',
		mend: 'See the versions of the month.'
	});
}
