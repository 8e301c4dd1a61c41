import { z } from 'zod';
import type { Instrument, Registry, Scale } from '#lib/instruments/instrument.ts';
import { headerSchema, templateSchema } from '#lib/measures/measure.ts';
import type {
	Kind,
	Measure,
	MeasureHeader,
	MeasureScale,
	MeasureThreshold,
	ValueUnit
} from '#lib/measures/measure.ts';

/** A measure file as read: its header is not checked yet. */
export type MeasureFile = {
	file: string;
	family: string;
	header: unknown;
	sql: string;
	/** Whether the clinic wrote it. */
	isOwn?: boolean;
};

type Fill = Record<string, string | number>;
type Variant = {
	fill: Fill;
	parameters: Measure['parameters'];
	scale?: MeasureScale;
	bands: string[];
};

/** Where a measure is about no instrument, a baseline band is one of the PHQ-9 (see episode_dimension). */
const usualInstrument = 'phq-9';
type Template = z.infer<typeof templateSchema>;
type Need = NonNullable<Template['each']>[number];

const units: Record<Kind, ValueUnit> = {
	proportion: 'rate',
	mean_change: 'points',
	duration: 'days',
	survival: 'days',
	trajectory: 'score',
	amount_ratio: 'rate',
	breakdown: 'rate',
	mean: 'score'
};

/** A key of the header, or a part of one, and the rule it breaks. */
export type HeaderProblem = { path: PropertyKey[]; rule: string };

/** A header that is none: which of its keys break which rules. */
export class BadHeader extends Error {
	constructor(
		file: string,
		readonly problems: HeaderProblem[]
	) {
		super(`${file}: the header is not right. ${problems.map(({ rule }) => rule).join('; ')}`);
	}
}

function complain(file: string, error: z.ZodError): never {
	const problems = error.issues.map(({ path, message }) => ({
		path,
		rule: `${path.join('.') || 'header'}: ${message}`
	}));
	throw new BadHeader(file, problems);
}

const complainOnce = (file: string, path: PropertyKey[], rule: string): never => {
	throw new BadHeader(file, [{ path, rule }]);
};

/** Where the answers begin that its registry calls positive. */
const positiveFrom = ({ bands }: Scale): number | undefined =>
	bands.find(({ label }) => label === 'positive')?.from;

const isItem = ({ method }: Scale): boolean => method.kind === 'item';
const isScreen = (scale: Scale): boolean => positiveFrom(scale) !== undefined;

function has(scale: Scale, need: Need): boolean {
	if (need === 'averaged' || need === 'total') return scale[need];
	// A composite runs from 0 to 1, and many begin at 0.
	if (need === 'composite') return scale.range.min === 0 && scale.range.max === 1;
	if (need === 'bands') return scale.bands.length > 0;
	if (need === 'single_item') return isItem(scale) && isScreen(scale);
	if (need === 'screen') return !isItem(scale) && isScreen(scale);
	// What is neither averaged nor positive or negative: one of several levels.
	if (need === 'levels')
		return !isItem(scale) && !isScreen(scale) && !scale.averaged && scale.bands.length > 0;
	return scale.thresholds[need] !== undefined;
}

const labels = (scale: Scale | undefined): string[] =>
	(scale?.bands ?? []).map(({ label }) => label);

const whose = ({ source, ours }: { source: string; ours: boolean }): string =>
	ours ? `our setting (${source})` : source;

function usedThresholds(scale: Scale, needs: readonly Need[]): MeasureThreshold[] {
	return Object.entries(scale.thresholds).flatMap(([name, threshold]) =>
		threshold && needs.some((need) => need === name) ? [{ name, ...threshold }] : []
	);
}

function scaleVariant(instrument: Instrument, scale: Scale, needs: readonly Need[]): Variant {
	const { prefix, title, better, range } = scale;
	const thresholds = usedThresholds(scale, needs);
	const fill: Fill = { prefix, title, better, scale_source: whose(scale) };
	const parameters: Measure['parameters'] = {
		instrument: instrument.id,
		scale: scale.id,
		direction: better === 'lower' ? 1 : -1,
		// A prorated sum has a fraction that no total has: cut-offs are for totals.
		in_whole_points: scale.method.kind === 'sum'
	};
	const positive = positiveFrom(scale);
	if (positive !== undefined) {
		parameters.positive_from = positive;
		fill.positive_from = positive;
	}
	for (const threshold of thresholds) {
		const { name, value } = threshold;
		parameters[name] = value;
		fill[name] = value;
		fill[`${name}_percent`] = value * 100;
		fill[`${name}_source`] = whose(threshold);
	}
	const about = { instrument: instrument.id, scale: scale.id, prefix, title, better, range };
	return { fill, parameters, scale: { ...about, thresholds }, bands: labels(scale) };
}

const perScale = (registry: Registry, needs: readonly Need[], usual: string[]): Variant[] =>
	registry.flatMap((instrument) =>
		instrument.scales
			.filter((scale) => needs.every((need) => has(scale, need)))
			.map((scale) => scaleVariant(instrument, scale, needs))
			.map((variant) => (variant.bands.length > 0 ? variant : { ...variant, bands: usual }))
	);

function variants({ each, for: lists }: Template, registry: Registry): Variant[] {
	const usual = registry
		.find(({ id }) => id === usualInstrument)
		?.scales.find(({ total }) => total);
	const bands = labels(usual);
	let result = each ? perScale(registry, each, bands) : [{ fill: {}, parameters: {}, bands }];
	for (const [name, values] of Object.entries(lists ?? {}))
		result = result.flatMap((variant) =>
			values.map((value) => ({
				...variant,
				fill: { ...variant.fill, [name]: value },
				parameters: { ...variant.parameters, [name]: value }
			}))
		);
	return result;
}

type Lookup = (name: string) => string | number | string[];

function filledText(text: string, lookup: Lookup): string | number | string[] {
	const alone = /^\{(\w+)\}$/.exec(text)?.[1];
	if (alone !== undefined) return lookup(alone);
	return text.replace(/\{(\w+)\}/g, (_, name: string) => `${lookup(name)}`);
}

/** Puts the values into `{name}` of every text of a header; a text that is nothing else becomes the value itself. */
function filled(node: unknown, lookup: Lookup): unknown {
	if (typeof node === 'string') return filledText(node, lookup);
	if (Array.isArray(node)) return node.map((part) => filled(part, lookup));
	if (node === null || typeof node !== 'object') return node;
	return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, filled(part, lookup)]));
}

const named = (sql: string, parameters: Measure['parameters']): Measure['parameters'] =>
	Object.fromEntries(
		Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql))
	);

function toMeasure(file: MeasureFile, variant: Variant, header: MeasureHeader): Measure {
	const { source, value_unit, change, ours, ...rest } = header;
	return {
		...rest,
		ours: ours || (variant.scale?.thresholds ?? []).some((threshold) => threshold.ours),
		source: source ?? 'our setting',
		valueUnit: value_unit ?? units[header.kind],
		change: change ?? (header.kind === 'mean_change' || header.kind === 'trajectory'),
		family: file.family,
		file: file.file,
		isOwn: file.isOwn ?? false,
		sql: file.sql.replace(/;\s*$/, ''),
		parameters: named(file.sql, variant.parameters),
		bandOrder: variant.bands,
		...(variant.scale && { scale: variant.scale })
	};
}

/**
 * The measures of one file: one, or one per scale of the registry that has what `each` names and per value of the
 * lists in `for`. Texts of the header may name a setting: `{recent_days}`. Throws naming the file, the key of the header and the rule it breaks.
 */
export function expandMeasure(
	file: MeasureFile,
	registry: Registry,
	settings: Record<string, number>
): Measure[] {
	const raw = z.record(z.string(), z.unknown()).safeParse(file.header);
	if (!raw.success)
		return complainOnce(file.file, [], 'there is no header of key: value lines at the top');
	const template = templateSchema.safeParse(raw.data);
	if (!template.success) return complain(file.file, template.error);
	const { example, ...header } = Object.fromEntries(
		Object.entries(raw.data).filter(([key]) => key !== 'each' && key !== 'for')
	);
	// An example is about one of them, and has nothing to fill: it is checked once, with the first.
	let shown: Pick<MeasureHeader, 'example'> = {};
	return variants(template.data, registry).map((variant, at) => {
		const lookup: Lookup = (name) => {
			const value = name === 'bands' ? variant.bands : (variant.fill[name] ?? settings[name]);
			if (value === undefined)
				return complainOnce(file.file, [], `nothing fills {${name}} of the header`);
			return value;
		};
		const isFirst = at === 0 && example !== undefined;
		const full = { ...Object(filled(header, lookup)), ...(isFirst && { example }) };
		const checked = headerSchema.safeParse(full);
		if (!checked.success) return complain(file.file, checked.error);
		if (isFirst) shown = { example: checked.data.example };
		return toMeasure(file, variant, { ...checked.data, ...shown });
	});
}
