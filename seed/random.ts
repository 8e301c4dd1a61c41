import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

const seed = 20240901;

/** One round of MurmurHash3: neighbouring keys give states that have nothing in common. */
function mix(hash: number, word: number): number {
	let mixed = Math.imul(hash ^ word, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}

const hashText = (text: string): number =>
	[...text].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), text.length);

function stateOf(keys: (string | number)[]): number[] {
	const words = keys.map((key) => (typeof key === 'number' ? key : hashText(key)));
	const hash = words.reduce((sum, word) => mix(mix(sum, word), 0x9e3779b9), seed);
	return [1, 2, 3, 4].map((place) => mix(mix(hash, place), place));
}

/**
 * A stream of random numbers of its own for each set of keys (a subject, a person, a stay): what one part of the
 * seed draws never moves another. Only + - * / and rounding are used: unlike Math.log or Math.pow, these give the
 * same bits on every engine.
 */
export class Random {
	readonly #generator;

	constructor(...keys: (string | number)[]) {
		this.#generator = xoroshiro128plusFromState(stateOf(keys));
	}

	/** From 0 to below 1. */
	uniform(): number {
		return uniformFloat64(this.#generator);
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return uniformInt(this.#generator, low, high);
	}

	chance(probability: number): boolean {
		return this.uniform() < probability;
	}

	/** Bell-shaped, as the sum of four uniform draws: never beyond 3.5 standard deviations. */
	normal(mean: number, sd: number): number {
		const sum = this.uniform() + this.uniform() + this.uniform() + this.uniform();
		return mean + (sum - 2) * 1.7320508 * sd;
	}

	pick<Item>(items: readonly Item[]): Item {
		const item = items[this.between(0, items.length - 1)];
		if (item === undefined) throw new RangeError('nothing to pick from');
		return item;
	}

	/** One of the items, each as often as its weight says. */
	weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
		let left = this.uniform() * items.reduce((sum, [, weight]) => sum + weight, 0);
		const found = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1);
		if (!found) throw new RangeError('nothing to pick from');
		return found[0];
	}
}

/** `value`, or the nearest end of the range. */
export const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));
