import { json } from '@sveltejs/kit';
import { FigureWithheld, TookTooLong, WrongUsage } from '#lib/server/errors.ts';

/**
 * What the asker can mend, as JSON: `wrong` is the status of a question that was put wrongly. Throws everything else again, which is the
 * server's own failure.
 */
export function refuse(error: unknown, wrong: 400 | 404 = 400): Response {
	if (error instanceof WrongUsage) return json({ error: error.message }, { status: wrong });
	if (error instanceof FigureWithheld) return json({ error: error.reason }, { status: 403 });
	if (error instanceof TookTooLong) return json({ error: error.message }, { status: 503 });
	throw error;
}
