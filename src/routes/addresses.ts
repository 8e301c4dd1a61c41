/** The same page with one `where=DIMENSION=VALUE` taken out of its address. */
export function withoutFilter(url: URL, dimension: string, value: string): string {
	const next = new URL(url);
	next.searchParams.delete('where', `${dimension}=${value}`);
	return next.pathname + next.search;
}

/** The same page with a parameter set, or taken out where there is no value. */
export const withParameter = (url: URL, name: string, value: string | undefined): string =>
	withParameters(url, { [name]: value });

/** The same page with several parameters set, or taken out where there is no value. */
export function withParameters(url: URL, parameters: Record<string, string | undefined>): string {
	const next = new URL(url);
	for (const [name, value] of Object.entries(parameters)) {
		if (value === undefined) next.searchParams.delete(name);
		else next.searchParams.set(name, value);
	}
	return next.pathname + next.search;
}
