import type { Cookies } from '@sveltejs/kit';

const name = 'plumbline-author';
const aYear = 60 * 60 * 24 * 365;

/** The name that this browser signed the last record with; empty where it has signed none. */
export const readAuthor = (cookies: Cookies): string => cookies.get(name) ?? '';

/** Keeps a name for the next form. It is no sign-in: it saves typing. */
export const rememberAuthor = (cookies: Cookies, author: string): void =>
	cookies.set(name, author, { path: '/', maxAge: aYear, sameSite: 'lax', httpOnly: true });
