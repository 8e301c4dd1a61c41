import { fromCents, toCents } from '#lib/server/intake/x12/money.ts';
import { component, element } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** Where the adjustments of a PLB stand: six pairs of identifier and amount. */
const pairs = [3, 5, 7, 9, 11, 13];

/** Adjustments between payer and provider that belong to no claim (PLB): counted and added up by code. */
export class ProviderAdjustments {
	readonly #byCode = new Map<string, { times: number; cents: number }>();
	#unreadable = 0;

	/** Takes a PLB segment. Whose adjustment it is, and what it refers to, is passed over. */
	take(segment: Segment): void {
		for (const at of pairs) {
			const code = component(segment, at, 1);
			const cents = toCents(element(segment, at + 1));
			if (element(segment, at) + element(segment, at + 1) === '') continue;
			if (cents === undefined || !/^[A-Z0-9]{1,2}$/.test(code)) this.#unreadable++;
			else this.#add(code, cents);
		}
	}

	/** One sentence where there are any. */
	notes(): string[] {
		const sums = [...this.#byCode].map(
			([code, { times, cents }]) => `${code} ${fromCents(cents)} (${times})`
		);
		if (this.#unreadable > 0) sums.push(`not readable (${this.#unreadable})`);
		if (sums.length === 0) return [];
		return [
			`adjustments that belong to no claim (PLB) are kept apart, in no line: ${sums.join(', ')}`
		];
	}

	#add(code: string, cents: number): void {
		const known = this.#byCode.get(code) ?? { times: 0, cents: 0 };
		this.#byCode.set(code, { times: known.times + 1, cents: known.cents + cents });
	}
}
