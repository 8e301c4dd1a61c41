import { z } from 'zod';
import { isIsoDate } from '#lib/measures/calendar.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { identifiersIn } from '#lib/server/intake/gate/free-text.ts';

/** Who writes something down, and the moment (ISO). */
export type Signed = { author: string; at: string };

const longest = 2000;

/** A text that must be there; `what` names it in the message. */
export const words = (what: string, most = longest) =>
	z
		.string({ error: `Say ${what}.` })
		.trim()
		.min(1, `Say ${what}.`)
		.max(most, `Say ${what} in ${most} characters or fewer.`);

/** A text that may be empty. */
export const maybeWords = (what: string, most = longest) =>
	z.string().trim().max(most, `Say ${what} in ${most} characters or fewer.`).default('');

/** The name of somebody on the staff. */
export const staffName = (what: string) => words(what, 80);

/** A day that must be there. */
export const day = (what: string) =>
	z
		.string({ error: `Give ${what}.` })
		.refine(isIsoDate, `Give ${what} as a day of the calendar (YYYY-MM-DD).`);

/** A day that may be left out, as empty text or null. */
export const maybeDay = (what: string) =>
	z.preprocess((value) => (value === '' ? null : value), day(what).nullable().default(null));

export const placeField = z.record(z.string(), z.array(z.string())).default({});
export const measureField = z.preprocess(
	(value) => (value === '' ? null : value),
	z.string().nullable().default(null)
);

/** Input as a schema reads it. Throws WrongUsage with what is missing or wrong; values stay out of it. */
export function parseFields<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	throw new WrongUsage([...new Set(parsed.error.issues.map(({ message }) => message))].join(' '));
}

const withArticle = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

const nameMend = ' Write staff without a title, such as R. Lee.';

/**
 * Holds texts that people wrote, by what they are called on the form, to the patterns of the gate. Throws WrongUsage
 * that names the field and the kind, never the value.
 */
export async function refuseIdentifiers(texts: Record<string, string>, at: string): Promise<void> {
	const given = Object.entries(texts).filter(([, text]) => text !== '');
	const found = await identifiersIn(
		given.map(([, text]) => text),
		Number(at.slice(0, 4))
	);
	const told = given.flatMap(([field], index) => {
		const kinds = found[index] ?? [];
		if (kinds.length === 0) return [];
		const mend = kinds.includes('name') ? nameMend : '';
		return [`${field}: there is what looks like ${kinds.map(withArticle).join(' and ')}.${mend}`];
	});
	if (told.length === 0) return;
	throw new WrongUsage(
		`${told.join(' ')} Nobody served may be told from what is written here: say it without. Nothing was stored.`
	);
}
