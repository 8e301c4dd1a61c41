import { aimAt, aimWords } from '#lib/measures/aims.ts';
import type { Aim, Figure, Interval, MeasureRef, SignalAim } from '#lib/measures/figure.ts';

type Bare = Omit<Figure, 'sentence'>;

/**
 * Whether a series will meet an aim as things are, by where the aim lies to its usual range: on the far side for the
 * better it cannot be reached, on the near side it will be met, inside it chance decides. NHS England, Making Data
 * Count, assurance; NHSRplotthedots. An aim on a limit is inside.
 */
function assuranceOf(
	aim: number,
	range: Partial<Interval>,
	{ better }: Pick<MeasureRef, 'better'>
): SignalAim['state'] {
	if (better === 'neutral') return 'stated';
	const { lo, hi } = range;
	if (lo === undefined || hi === undefined) return 'too_few';
	if (aim > hi) return better === 'higher' ? 'fails' : 'meets';
	if (aim < lo) return better === 'higher' ? 'meets' : 'fails';
	return 'chance';
}

const lies = (aim: number, { lo = -Infinity }: Partial<Interval>): string =>
	aim < lo ? 'below' : 'above';

const verdicts: Record<SignalAim['state'], (many: string, side: string) => string> = {
	meets: (_, side) => `It lies ${side} the usual range: as things are, we will keep meeting it.`,
	fails: (_, side) =>
		`It lies ${side} the usual range: as things are, it cannot be reached without change.`,
	chance: (many) =>
		`It lies inside the usual range: as things are, some ${many} will meet it by chance and others will not.`,
	too_few: (many) => `There are too few ${many} yet to tell whether it will be met.`,
	stated: () => ''
};

/** The aim that a series is held against: that of its last final period, else the next one to come. */
function aimFor(figure: Bare, key: string): Aim | undefined {
	return aimAt(figure, key) ?? (figure.aims ?? []).find(({ from }) => from > monthOf(key));
}

/**
 * What becomes of our aim by the usual range of the last final point, whose period is `key`; undefined without an aim.
 */
export function signalAim(
	figure: Bare,
	key: string,
	range: Partial<Interval>
): SignalAim | undefined {
	const aim = aimFor(figure, key);
	if (!aim) return undefined;
	const { measure, asked } = figure;
	const state = assuranceOf(aim.value, range, measure);
	const said = aimWords(aim, measure, monthOf(key));
	const verdict = verdicts[state](`${asked.by ?? 'period'}s`, lies(aim.value, range));
	return {
		state,
		value: aim.value,
		from: aim.from,
		words: [said, verdict].filter(Boolean).join(' ')
	};
}

/** The month a period begins with: of 2026-Q2 April. */
function monthOf(key: string): string {
	const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
	if (!quarter) return key;
	return `${quarter[1]}-${String(3 * Number(quarter[2]) - 2).padStart(2, '0')}`;
}
