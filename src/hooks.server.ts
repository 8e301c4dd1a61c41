import type {
	Handle,
	HandleServerError,
	RequestEvent,
	ResolveOptions,
	ServerInit
} from '@sveltejs/kit';
import { dev } from '$app/environment';
import { builtLanguage } from '#lib/messages/built-language.ts';
import { getApplication } from '#lib/server/application.ts';
import { asAsker, askerOf } from '#lib/server/asking/asker.ts';
import { PlumblineError, ReaderLeft } from '#lib/server/errors.ts';
import { checkOwnFiles } from '#lib/server/own-files.ts';
import { openKeptPages } from '#lib/server/pages/keep-pages.ts';
import { pageState } from '#lib/server/pages/page-state.ts';
import { useThreads } from '#lib/server/threads/run-aside.ts';
import { readAuthor } from './routes/author.ts';
import { logError } from './routes/log-error.ts';
import { today } from './routes/today.ts';

const headers = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** A clinic's own instruments and measures count once they were tried and their worked examples executed. */
export const init: ServerInit = async () => {
	// Threads run the source, which speaks its own language: in another, what they do is done here.
	if (builtLanguage === 'en') useThreads(process.env.PLUMBLINE_THREAD);
	await checkOwnFiles(process.env.PLUMBLINE_DATA ?? 'data');
	await getApplication().theme();
};

/** What goes with a page for outsiders: no script, nobody's index, no copy kept, and no word of where a link led from. */
const outsideHeaders = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Robots-Tag': 'noindex, nofollow',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};

/** A page says which language it is in: the template says English. */
const inLanguage = (html: string, language: string): string =>
	html.replace('<html lang="en">', `<html lang="${language}">`);

/** A page of ours without its scripts, in its own language. The template has one, for the theme a reader inside chose. */
const withoutScripts = (html: string, language = 'en'): string =>
	inLanguage(html, language)
		.replace(/<script\b[\s\S]*?<\/script>/g, '')
		.replace(/<link[^>]+rel="modulepreload"[^>]*>/g, '');

/** The one font of nearly every text comes with the page: it is there before the first line is set. */
const preload = ({ type, path }: { type: string; path: string }): boolean =>
	type === 'js' || type === 'css' || (type === 'font' && /-latin-wght-normal/.test(path));

/** Scripts come after what is painted: a page is whole without them. */
const afterThePaint = (link: string): string =>
	link.replaceAll('rel="modulepreload"', 'rel="modulepreload"; fetchpriority="low"');

/** Pages of figures that only read: of everything else nobody said that it is the same for the next reader. */
const keptRoutes = new Set([
	'/',
	'/overview',
	'/[family=family]',
	'/measures/[id]',
	'/compare',
	'/disparities',
	'/disparities/[id]',
	'/meeting'
]);

const keptPages = openKeptPages(() => pageState(getApplication().folder, today()));

// While somebody works on the program, what it says changes without the data.
const isKept = ({ request, route }: RequestEvent): boolean =>
	!dev && request.method === 'GET' && keptRoutes.has(route.id ?? '');

const inside: ResolveOptions = {
	preload,
	transformPageChunk: ({ html }) => inLanguage(html, builtLanguage)
};

// More than any question of the exports we know takes; whoever waits this long has long looked elsewhere.
const mostMs = 60_000;

/**
 * Makes an answer as long as somebody waits for it, and no question longer than it may take. What writes goes on to its
 * end, whoever has left. An answer that lacks what took too long is asked anew the next time.
 */
async function renderFor(
	{ request }: RequestEvent,
	signal: AbortSignal,
	render: () => Promise<Response>
): Promise<Response> {
	if (request.method !== 'GET') return render();
	const asker = askerOf(signal, mostMs);
	const response = await asAsker(asker, render);
	if (asker.wasStopped) response.headers.set('Cache-Control', 'no-store');
	return response;
}

export const handle: Handle = async ({ event, resolve }) => {
	const isOutside = event.url.pathname.startsWith('/shared/');
	const bare: ResolveOptions = {
		preload: ({ type }) => type === 'css',
		transformPageChunk: ({ html }) => withoutScripts(html, event.locals.language)
	};
	const render = (signal: AbortSignal) =>
		renderFor(event, signal, async () => resolve(event, isOutside ? bare : inside));
	const response = isKept(event)
		? await keptPages.answer(event.request, readAuthor(event.cookies), render)
		: await render(event.request.signal);
	const link = response.headers.get('Link');
	if (link) response.headers.set('Link', afterThePaint(link));
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (isOutside)
		for (const [name, value] of Object.entries(outsideHeaders)) response.headers.set(name, value);
	// Figures change with every load, and a shared cache must never keep one.
	if (!response.headers.has('Cache-Control')) {
		response.headers.set('Cache-Control', 'private, no-cache');
	}
	return response;
};

/** The page and the log get codes and names: the cause may quote a cell, so neither sees it. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'There is no such page.' };
	if (error instanceof ReaderLeft) return { message: error.message };
	logError(error, `${status} ${event.request.method} ${event.route.id}`);
	if (error instanceof PlumblineError) return { message: error.message };
	return { message: 'Something went wrong on the server.' };
};
