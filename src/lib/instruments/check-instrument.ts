import { termItems } from '#lib/instruments/method.ts';
import type { Method } from '#lib/instruments/method.ts';

type Problem = { path: (string | number)[]; message: string };

/** What checkInstrument reads of an instrument: its parts refer to each other by code. */
type Parts = {
	items: {
		code: string;
		min: number;
		max: number;
		not_applicable: boolean;
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

const twice = (names: string[]): string[] => [
	...new Set(names.filter((name, index) => names.indexOf(name) !== index))
];

const unknown = (names: string[], known: Set<string>): string[] =>
	names.filter((name) => !known.has(name));

function methodItems({ method, items }: ScaleParts): string[] {
	if (method.kind === 'weighted') return method.terms.flatMap(termItems);
	if (method.kind === 'criteria')
		return [...method.one_of, ...Object.keys(method.present_from_for)];
	return items;
}

/** -8 must never be added up. */
function* checkNotApplicable(
	{ items }: Parts,
	{ method, items: own }: ScaleParts
): Generator<string> {
	const shares =
		method.kind === 'weighted' ? method.terms.filter((term) => 'share_of' in term) : [];
	const readable = new Set(shares.flatMap(termItems));
	for (const { code, not_applicable } of items)
		if (not_applicable && own.includes(code) && !readable.has(code))
			yield `item ${code} can be not applicable, which only a share_of term can read`;
}

function* checkScale(scale: ScaleParts, instrument: Parts, known: Set<string>): Generator<string> {
	const own = new Set(scale.items);
	for (const code of unknown(scale.items, known)) yield `there is no item ${code}`;
	yield* checkNotApplicable(instrument, scale);
	for (const code of twice(scale.items)) yield `item ${code} is listed twice`;
	for (const code of unknown(methodItems(scale), own))
		yield `the method reads ${code}, which is not among the items of the scale`;
	if (scale.method.kind === 'weighted')
		for (const code of unknown(scale.items, new Set(methodItems(scale))))
			yield `no term reads item ${code}`;
	if (scale.method.kind === 'item' && scale.items.length !== 1)
		yield 'a scale of method item has one item';
	if (scale.range.min >= scale.range.max) yield 'the range ends before it starts';
	yield* checkMissing(scale);
	yield* checkBands(scale);
}

function* checkMissing({ missing, items, method }: ScaleParts): Generator<string> {
	if (!missing) return;
	if (missing.min_answered > items.length)
		yield `min_answered is ${missing.min_answered} but the scale has ${items.length} items`;
	if (method.kind !== 'sum' && method.kind !== 'mean')
		yield `a missing rule needs method sum or mean: ${method.kind} needs every item`;
}

/** Bands hold every whole value of the range, once. */
function* checkBands({ bands, range }: ScaleParts): Generator<string> {
	if (bands.length === 0) return;
	if (bands[0]?.from !== range.min || bands.at(-1)?.to !== range.max)
		yield `the bands must run from ${range.min} to ${range.max}`;
	for (const [index, band] of bands.entries()) {
		if (band.from > band.to) yield `band ${band.label} ends before it starts`;
		const next = bands[index + 1];
		if (next && next.from !== band.to + 1)
			yield `band ${next.label} must start at ${band.to + 1}, after band ${band.label}`;
	}
}

function* checkItems({ items }: Parts, known: Set<string>): Generator<string> {
	for (const code of twice(items.map((item) => item.code))) yield `item ${code} is defined twice`;
	for (const item of items) {
		if (item.min >= item.max) yield `item ${item.code}: max must be above min`;
		if (item.skipped && !known.has(item.skipped.when))
			yield `item ${item.code} is skipped by ${item.skipped.when}, which is no item`;
	}
}

function* checkCase(
	example: Parts['cases'][number],
	instrument: Parts,
	known: Set<string>
): Generator<string> {
	const scales = new Set(instrument.scales.map((scale) => scale.id));
	const edition = instrument.editions.find(({ id }) => id === example.edition);
	if (example.edition !== undefined && !edition) yield `there is no edition ${example.edition}`;
	const codes = new Set([...known, ...Object.keys(edition?.renumbered ?? {})]);
	for (const code of unknown(Object.keys(example.items), codes)) yield `there is no item ${code}`;
	const named = [example.expect, example.bands, example.methods].flatMap(Object.keys);
	for (const id of unknown(named, scales)) yield `there is no scale ${id}`;
}

/** What does not fit together in an instrument whose parts are each well formed: unknown items, bands with gaps … */
export function checkInstrument(instrument: Parts): Problem[] {
	const known = new Set(instrument.items.map((item) => item.code));
	const at = (path: Problem['path'], messages: Iterable<string>): Problem[] =>
		[...messages].map((message) => ({ path, message }));
	const totals = instrument.scales.filter((scale) => scale.total);
	return [
		...at(['items'], checkItems(instrument, known)),
		...at(
			['scales'],
			twice(instrument.scales.map(({ id }) => id)).map((id) => `scale ${id} is defined twice`)
		),
		...at(['scales'], totals.length > 1 ? ['only one scale can be the total'] : []),
		...instrument.editions.flatMap(({ renumbered }, index) =>
			at(
				['editions', index, 'renumbered'],
				unknown(Object.values(renumbered), known).map((code) => `there is no item ${code}`)
			)
		),
		...instrument.scales.flatMap((scale, index) =>
			at(['scales', index], checkScale(scale, instrument, known))
		),
		...instrument.cases.flatMap((example, index) =>
			at(['cases', index], checkCase(example, instrument, known))
		)
	];
}
