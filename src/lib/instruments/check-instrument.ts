import { termItems } from '#lib/instruments/method.ts';
import type { Method } from '#lib/instruments/method.ts';

/** A rule that is broken, where, and how it is mended. */
type Problem = { path: (string | number)[]; message: string; fix: string };
type Finding = [message: string, fix: string];

/** What checkInstrument reads of an instrument: its parts refer to each other by code. */
type Parts = {
	items: {
		code: string;
		min: number;
		max: number;
		not_applicable: boolean;
		reverse: boolean;
		scores?: Record<string, number> | undefined;
		skipped?: { when: string } | undefined;
	}[];
	editions: { id: string; renumbered: Record<string, string> }[];
	scales: {
		id: string;
		items: string[];
		method: Method;
		missing?: { min_answered: number } | undefined;
		range: { min: number; max: number };
		bands: { label: string; from: number; to: number }[];
		total: boolean;
	}[];
	cases: {
		edition?: string | undefined;
		items: Record<string, number>;
		expect: Record<string, number | null>;
		bands: Record<string, string | null>;
		methods: Record<string, string>;
	}[];
};

type ScaleParts = Parts['scales'][number];

const mendName = 'Mend the name, or add it where the others are listed.';
const onlyOnce = 'Keep one of the two.';

const twice = (names: string[]): string[] => [
	...new Set(names.filter((name, index) => names.indexOf(name) !== index))
];

const unknown = (names: string[], known: Set<string>): string[] =>
	names.filter((name) => !known.has(name));

const noItem = (code: string): Finding => [`there is no item ${code}`, mendName];

function methodItems({ method, items }: ScaleParts): string[] {
	if (method.kind === 'weighted') return method.terms.flatMap(termItems);
	if (method.kind === 'highest') return Object.keys(method.levels);
	if (method.kind === 'criteria')
		return [...method.one_of, ...Object.keys(method.present_from_for)];
	return items;
}

/** -8 must never be added up. */
function* checkNotApplicable(
	{ items }: Parts,
	{ method, items: own }: ScaleParts
): Generator<Finding> {
	const shares =
		method.kind === 'weighted' ? method.terms.filter((term) => 'share_of' in term) : [];
	const readable = new Set(shares.flatMap(termItems));
	for (const { code, not_applicable } of items)
		if (not_applicable && own.includes(code) && !readable.has(code))
			yield [
				`item ${code} can be not applicable, which only a share_of term can read`,
				'Take not_applicable out, or read the item in a share_of term.'
			];
}

function* checkScaleItems(
	scale: ScaleParts,
	instrument: Parts,
	known: Set<string>
): Generator<Finding> {
	const own = new Set(scale.items);
	yield* unknown(scale.items, known).map(noItem);
	yield* checkNotApplicable(instrument, scale);
	for (const code of twice(scale.items)) yield [`item ${code} is listed twice`, onlyOnce];
	for (const code of unknown(methodItems(scale), own))
		yield [
			`the method reads ${code}, which is not among the items of the scale`,
			'Add it to the items of the scale, or take it out of the method.'
		];
	const { kind } = scale.method;
	if (kind === 'weighted' || kind === 'highest')
		for (const code of unknown(scale.items, new Set(methodItems(scale))))
			yield [
				kind === 'weighted' ? `no term reads item ${code}` : `item ${code} has no level`,
				'Say how it counts, or take it out of the items of the scale.'
			];
}

function* checkScale(scale: ScaleParts, instrument: Parts, known: Set<string>): Generator<Finding> {
	yield* checkScaleItems(scale, instrument, known);
	const { items, method, range } = scale;
	if (method.kind === 'item' && items.length !== 1)
		yield ['a scale of method item has one item', 'List one item, or choose sum or mean.'];
	if (method.kind === 'supplied' && (items.length > 0 || !scale.total))
		yield ['a scale of method supplied has no items and is the total', 'Write total: true.'];
	if (method.kind !== 'supplied' && items.length === 0)
		yield ['the scale has no items', 'List its items; for totals alone use the method supplied.'];
	if (range.min >= range.max)
		yield ['the range ends before it starts', 'Write the lowest score in min, the highest in max.'];
	yield* checkMissing(scale);
	yield* checkBands(scale);
	yield* checkWorked(scale, instrument);
}

function* checkMissing({ missing, items, method }: ScaleParts): Generator<Finding> {
	if (!missing) return;
	if (missing.min_answered > items.length)
		yield [
			`min_answered is ${missing.min_answered} but the scale has ${items.length} items`,
			`Write ${items.length} or less.`
		];
	if (method.kind !== 'sum' && method.kind !== 'mean')
		yield [
			`a missing rule needs method sum or mean: ${method.kind} needs every item`,
			'Take missing out.'
		];
}

/** Bands hold every whole value of the range, once. */
function* checkBands({ bands, range }: ScaleParts): Generator<Finding> {
	if (bands.length === 0) return;
	if (bands[0]?.from !== range.min || bands.at(-1)?.to !== range.max)
		yield [
			`the bands must run from ${range.min} to ${range.max}`,
			'Every score of the range lies in one band: mend the bands or the range.'
		];
	for (const [index, band] of bands.entries()) {
		if (band.from > band.to)
			yield [`band ${band.label} ends before it starts`, 'Exchange from and to.'];
		const next = bands[index + 1];
		if (next && next.from !== band.to + 1)
			yield [
				`band ${next.label} must start at ${band.to + 1}, after band ${band.label}`,
				'Leave no score between two bands, and none in both.'
			];
	}
}

/** A scale that no example scores could be scored in any way. */
function* checkWorked({ id }: ScaleParts, { cases }: Parts): Generator<Finding> {
	if (!cases.some(({ expect }) => typeof expect[id] === 'number'))
		yield [
			`scale ${id} has no worked example with a score`,
			'Add one under cases: answers you scored by hand or that were published, and the score.'
		];
}

function* checkItems({ items }: Parts, known: Set<string>): Generator<Finding> {
	for (const code of twice(items.map((item) => item.code)))
		yield [`item ${code} is defined twice`, onlyOnce];
	for (const item of items) {
		if (item.min >= item.max)
			yield [
				`item ${item.code}: max must be above min`,
				'Write the lowest answer in min, the highest in max.'
			];
		if (item.reverse && item.scores)
			yield [`item ${item.code} has both scores and reverse`, 'Write the reversed scores alone.'];
		for (const answer of Object.keys(item.scores ?? {}))
			if (Number(answer) < item.min || Number(answer) > item.max)
				yield [
					`item ${item.code} scores the answer ${answer}, which is outside its range`,
					'Mend the answer, or min and max.'
				];
		if (item.skipped && !known.has(item.skipped.when))
			yield [
				`item ${item.code} is skipped by ${item.skipped.when}, which is no item`,
				'Name the item whose answer leads past this one.'
			];
	}
}

function* checkCase(
	example: Parts['cases'][number],
	instrument: Parts,
	known: Set<string>
): Generator<Finding> {
	const scales = new Set(instrument.scales.map((scale) => scale.id));
	const edition = instrument.editions.find(({ id }) => id === example.edition);
	if (example.edition !== undefined && !edition)
		yield [`there is no edition ${example.edition}`, mendName];
	const codes = new Set([...known, ...Object.keys(edition?.renumbered ?? {})]);
	yield* unknown(Object.keys(example.items), codes).map(noItem);
	const named = [example.expect, example.bands, example.methods].flatMap(Object.keys);
	for (const id of unknown(named, scales)) yield [`there is no scale ${id}`, mendName];
}

/** What does not fit together in an instrument whose parts are each well formed: unknown items, bands with gaps … */
export function checkInstrument(instrument: Parts): Problem[] {
	const known = new Set(instrument.items.map((item) => item.code));
	const at = (path: Problem['path'], findings: Iterable<Finding>): Problem[] =>
		[...findings].map(([message, fix]) => ({ path, message, fix }));
	const { scales, editions, cases } = instrument;
	const sameScale = twice(scales.map(({ id }) => id));
	const hasTwoTotals = scales.filter(({ total }) => total).length > 1;
	return [
		...at(['items'], checkItems(instrument, known)),
		...at(
			['scales'],
			sameScale.map((id): Finding => [`scale ${id} is defined twice`, onlyOnce])
		),
		...at(['scales'], hasTwoTotals ? [['only one scale can be the total', onlyOnce]] : []),
		...editions.flatMap(({ renumbered }, index) =>
			at(['editions', index, 'renumbered'], unknown(Object.values(renumbered), known).map(noItem))
		),
		...scales.flatMap((scale, index) =>
			at(['scales', index], checkScale(scale, instrument, known))
		),
		...cases.flatMap((example, index) =>
			at(['cases', index], checkCase(example, instrument, known))
		)
	];
}
