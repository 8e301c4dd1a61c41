const amount = /^([-+]?)(\d{0,12})(?:\.(\d{0,2})0*)?$/;

/** An X12 amount in cents; undefined for what is not one, or has fractions of a cent. */
export function toCents(text: string): number | undefined {
	const found = amount.exec(text);
	const [, sign, whole = '', fraction = ''] = found ?? [];
	if (!found || whole + fraction === '') return undefined;
	const cents = Number(whole || '0') * 100 + Number(fraction.padEnd(2, '0'));
	return sign === '-' && cents !== 0 ? -cents : cents;
}

/** Cents as the contract writes amounts: -9.00. */
export function fromCents(cents: number): string {
	const digits = `${Math.abs(cents)}`.padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as text; what was not readable is written so that no rule takes it for an amount. */
export const writeCents = (cents: number | undefined): string =>
	cents === undefined ? '?' : fromCents(cents);

/**
 * Shares an amount over lines by weight, to the cent: the shares add up to the amount, and the opposite amount
 * gives the opposite shares. Without any weight the first line has all.
 */
export function shareCents(cents: number, weights: number[]): number[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (total === 0) return weights.map((_, at) => (at === 0 ? cents : 0));
	const size = Math.abs(cents);
	let passed = 0;
	let given = 0;
	return weights.map((weight) => {
		passed += weight;
		const share = Math.round(size * (passed / total)) - given;
		given += share;
		return cents < 0 && share !== 0 ? -share : share;
	});
}
