import type { Random } from '#seed/random.ts';

/** A reason to refuse a line, as a payer writes it. */
export type Carc = {
	code: string;
	group: 'CO' | 'PR' | 'OA';
	remarks: string;
	/** How often, relative to the others. */
	weight: number;
	/** The payer says it does not know the person: the claim's status is then 4 instead of 1. */
	isUnknownPerson?: boolean;
	/** Chances: that a refusal is appealed, that an appeal overturns it, that a corrected claim is sent instead. */
	appealed: number;
	overturned: number;
	corrected: number;
};

const carcs: Carc[] = [
	carc('197', 29, { remarks: 'M62', appealed: 0.55, overturned: 0.62 }),
	carc('50', 17, { remarks: 'N115', appealed: 0.6, overturned: 0.5 }),
	carc('16', 17, { remarks: 'MA130;N706', appealed: 0.1, overturned: 0.6, corrected: 0.6 }),
	carc('22', 7, { isUnknownPerson: true, remarks: 'MA04', corrected: 0.5 }),
	carc('198', 8, { appealed: 0.45, overturned: 0.5 }),
	carc('96', 6, { group: 'PR', remarks: 'N130;M51', appealed: 0.15, overturned: 0.3 }),
	carc('27', 5, { isUnknownPerson: true, corrected: 0.15 }),
	carc('151', 4, { remarks: 'N362', appealed: 0.4, overturned: 0.45 }),
	carc('109', 3, { isUnknownPerson: true, remarks: 'N418', corrected: 0.3 }),
	carc('170', 2, { remarks: 'N95', appealed: 0.2, overturned: 0.3 }),
	carc('29', 2, { remarks: '', appealed: 0.25, overturned: 0.2 })
];

function carc(code: string, weight: number, rest: Partial<Carc>): Carc {
	const usual = { group: 'CO', remarks: '', appealed: 0, overturned: 0, corrected: 0 } as const;
	return { ...usual, ...rest, code, weight };
}

/** A claim sent twice: never paid, never appealed. */
export const duplicateCarc = carc('18', 0, { group: 'OA', remarks: 'N522' });

/** Coverage had ended: found out long after the claim was paid. */
export const endedCarc = carc('27', 0, {});

const limits = carcs.filter(({ code }) => code === '198' || code === '151');

/** Why only a part of a line is refused: more was given than was authorized or than the plan pays for. */
export const drawLimit = (random: Random): Carc => random.pick(limits);

const timelyFiling = carcs.filter(({ code }) => code === '29');

/** Why a claim is refused; one sent too late mostly for that. */
export function drawCarc(isLate: boolean, random: Random): Carc {
	const choices = isLate && random.chance(0.8) ? timelyFiling : carcs;
	return random.weighted(choices.map((carc) => [carc, carc.weight] as const));
}
