/** Those who wait for the same answer. */
export type Waiters = {
	/** Ends when the last of them has left. */
	readonly signal: AbortSignal;
	/** Counts somebody in, until `signal` ends. */
	join: (signal: AbortSignal) => void;
};

/** Opens a list of those who wait for one answer; nobody is on it yet. */
export function openWaiters(): Waiters {
	const all = new AbortController();
	let waiting = 0;
	const leave = () => {
		waiting--;
		if (waiting === 0) all.abort();
	};
	return {
		signal: all.signal,
		join(signal) {
			waiting++;
			if (signal.aborted) leave();
			else signal.addEventListener('abort', leave, { once: true });
		}
	};
}
