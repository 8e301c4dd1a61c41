import Negotiator from 'negotiator';
import { openWaiters, type Waiters } from '#lib/server/asking/waiters.ts';
import { ReaderLeft } from '#lib/server/errors.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import {
	answerFrom,
	encodings,
	isKeepable,
	keepPage,
	type Encoding,
	type KeptPage
} from '#lib/server/pages/kept-page.ts';

// Every page of a meeting with a choice or two of each reader: some 60 kB each.
const most = 400;

/** An answer that is nobody else's: an error, or one that sets something in the browser. */
class NotKept extends Error {
	constructor(readonly response: Response) {
		super('this answer is not kept');
	}
}

function encodingFor(request: Request): Encoding {
	const headers = { 'accept-encoding': request.headers.get('Accept-Encoding') ?? '' };
	const taken = new Negotiator({ headers }).encodings([...encodings]);
	return encodings.find((known) => taken.includes(known)) ?? 'identity';
}

// The code that proxies use for a reader who closed the connection: nobody sees it, logs may.
const readerLeft = 499;

/** Those who wait, by what they wait for. */
function openWaiting() {
	const waiting = new Map<string, Waiters>();
	return {
		/** Lets somebody wait with the others who do. */
		join(key: string, signal: AbortSignal): Waiters {
			const others = waiting.get(key);
			const waiters = others && !others.signal.aborted ? others : openWaiters();
			waiting.set(key, waiters);
			waiters.join(signal);
			return waiters;
		},
		/** They were answered. */
		end(key: string, waiters: Waiters): void {
			if (waiting.get(key) === waiters) waiting.delete(key);
		}
	};
}

/**
 * Finished pages, kept as long as `state` stays as it is: all they rest on besides the address and `reader`, what the
 * page reads of the browser's own. Readers who ask for a page at once are answered by one rendering, which ends when the last of
 * them has left. A page that was rendered while something moved is of the state before, which no later reader is in.
 */
export function openKeptPages(state: () => string) {
	const pages = openFigureCache<KeptPage>(most);
	const waiting = openWaiting();
	return {
		/**
		 * The page for a GET request; `render` makes it where it is not known, until its signal ends. Throws as `render`
		 * does.
		 */
		answer: async (
			request: Request,
			reader: string,
			render: (signal: AbortSignal) => Promise<Response>
		): Promise<Response> => {
			const version = state();
			const asked = [request.url, reader];
			const key = JSON.stringify([version, ...asked]);
			const waiters = waiting.join(key, request.signal);
			const make = async (): Promise<KeptPage> => {
				const response = await render(waiters.signal);
				if (waiters.signal.aborted) throw new ReaderLeft();
				if (!isKeepable(response)) throw new NotKept(response);
				return keepPage(response);
			};
			try {
				const page = await pages.get(version, asked, make);
				return await answerFrom(page, encodingFor(request));
			} catch (error) {
				// Two may have waited for it, and a body is read once.
				if (error instanceof NotKept) return error.response.clone();
				if (error instanceof ReaderLeft) return new Response(null, { status: readerLeft });
				throw error;
			} finally {
				waiting.end(key, waiters);
			}
		}
	};
}
