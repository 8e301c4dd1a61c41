import type { Registry } from '#lib/instruments/instrument.ts';

/** A name as it is compared: PHQ-9, phq_9 and PHQ9 are one. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The instruments' ids by every plain name that exports give them. An id goes before another's second name. */
export function instrumentNames(registry: Registry): Map<string, string> {
	const others = registry.flatMap(({ id, also }) =>
		also.map((name) => [plainName(name), id] as const)
	);
	return new Map([...others, ...registry.map(({ id }) => [plainName(id), id] as const)]);
}
