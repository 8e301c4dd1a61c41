import { clamp } from '#seed/random.ts';
import type { Random } from '#seed/random.ts';

/** `life`: what stays the same about a person, drawn alike at every interview; `today`: what differs. */
export type Draws = { life: Random; today: Random };

/** How bad one field of life was in the last thirty days, from 0 to 1, and answers to match. */
export class Field {
	readonly #level: number;
	readonly #today: Random;

	constructor(mean: number, share: number, { life, today }: Draws) {
		const usual = clamp(life.normal(mean, 0.17), 0, 1);
		this.#level = clamp(usual * share + today.normal(0, 0.05), 0, 1);
		this.#today = today;
	}

	days(share = 1): number {
		return clamp(Math.round(30 * share * this.#today.normal(this.#level, 0.08)), 0, 30);
	}

	/** 0 not at all to 4 extremely. */
	rating(): number {
		return clamp(Math.round(this.#today.normal(4.4 * this.#level, 0.6)), 0, 4);
	}

	yes(share = 1): number {
		return this.#today.chance(this.#level * share) ? 1 : 0;
	}

	dollars(most: number): number {
		const spent = this.#level * this.#today.uniform() * most;
		return this.#level < 0.1 ? 0 : Math.round(spent / 5) * 5;
	}
}
