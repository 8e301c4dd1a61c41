import { fail, redirect, type Cookies } from '@sveltejs/kit';
import type { Where } from '#lib/measures/place.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { readAuthor, rememberAuthor } from './author.ts';
import { readPlaces } from './question.ts';

/** The fields of a form that was sent: texts without spaces around, places, and who signs it now. */
export type RecordFields = {
	text: (name: string) => string;
	texts: (name: string) => string[];
	whole: (name: string) => number;
	where: (name?: string) => Where;
	signed: { author: string; at: string };
	back: string;
};

/** An address of this site, whatever the form says: a record never leads elsewhere. */
const ownAddress = (text: string): string => (/^\/(?![/\\])/.test(text) ? text : '/');

type Sent = { request: Request; cookies: Cookies };

/** Reads a form, and keeps the name it is signed with for the next one. */
async function readRecord({ request, cookies }: Sent): Promise<RecordFields> {
	const fields = await request.formData();
	const texts = (name: string) => fields.getAll(name).map((value) => String(value).trim());
	const text = (name: string) => texts(name)[0] ?? '';
	const author = text('author');
	if (author !== '' && author !== readAuthor(cookies)) rememberAuthor(cookies, author);
	return {
		text,
		texts,
		whole: (name) => Number.parseInt(text(name), 10) || 0,
		where: (name = 'where') => readPlaces(texts(name)),
		signed: { author, at: new Date().toISOString() },
		back: ownAddress(text('back'))
	};
}

/**
 * Does what a form asks, then leads to where `work` says, or to where the form came from. What the reader can mend
 * comes back as `problem`; it never repeats what was typed.
 */
export async function storeRecord(
	sent: Sent,
	work: (fields: RecordFields) => Promise<string | void>
) {
	const fields = await readRecord(sent);
	let next: string | void;
	try {
		next = await work(fields);
	} catch (error) {
		if (error instanceof PlumblineError) return fail(400, { problem: error.message });
		throw error;
	}
	redirect(303, next ?? fields.back);
}
