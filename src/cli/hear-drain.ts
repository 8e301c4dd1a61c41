import type { ServerResponse } from 'node:http';

type Listener = (...values: unknown[]) => void;

/**
 * Lets a response be waited for again and again (`once('drain')`) with one listener in all. Compression hands such
 * listeners on to a stream of its own and never takes one away, so that each piece of a long answer would leave one.
 */
export function hearDrain(response: ServerResponse): void {
	const once = response.once.bind(response) as (event: string, listener: Listener) => void;
	const waiting: Listener[] = [];
	let isHeard = false;
	const hearOnce = (event: string, listener: Listener): ServerResponse => {
		if (event !== 'drain') {
			once(event, listener);
			return response;
		}
		waiting.push(listener);
		if (!isHeard) response.on('drain', () => waiting.splice(0).forEach((each) => each()));
		isHeard = true;
		return response;
	};
	response.once = hearOnce as typeof response.once;
}
