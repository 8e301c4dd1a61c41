import Negotiator from 'negotiator';
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

/**
 * Finished pages, kept as long as `state` stays as it is: all they rest on besides the address and `reader`, what the
 * page reads of the browser's own. Readers who ask for a page at once are answered by one rendering. A page that was
 * rendered while something moved is of the state before, which no later reader is in.
 */
export function openKeptPages(state: () => string) {
	const pages = openFigureCache<KeptPage>(most);
	return {
		/** The page for a GET request; `render` makes it where it is not known. Throws as `render` does. */
		answer: async (
			request: Request,
			reader: string,
			render: () => Promise<Response>
		): Promise<Response> => {
			const make = async (): Promise<KeptPage> => {
				const response = await render();
				if (!isKeepable(response)) throw new NotKept(response);
				return keepPage(response);
			};
			try {
				const page = await pages.get(state(), [request.url, reader], make);
				return await answerFrom(page, encodingFor(request));
			} catch (error) {
				// Two may have waited for it, and a body is read once.
				if (error instanceof NotKept) return error.response.clone();
				throw error;
			}
		}
	};
}
