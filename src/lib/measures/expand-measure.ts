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
export type MeasureFile = { file: string; family: string; header: unknown; sql: string };

type Fill = Record<string, string | number>;
type Variant = { fill: Fill; parameters: Fill; scale?: MeasureScale; bands: string[] };

/** Where a measure is about no instrument, a baseline band is one of the PHQ-9 (see episode_dimension). */
const usualInstrument = 'phq-9';
type Need = NonNullable<z.infer<typeof templateSchema>['each']>[number];

const units: Record<Kind, ValueUnit> = {
	proportion: 'rate',
	mean_change: 'points',
	duration: 'days',
	survival: 'days',
	trajectory: 'score',
	amount_ratio: 'rate',
	breakdown: 'rate'
};

function complain(file: string, error: z.ZodError): never {
	const lines = error.issues.map(
		({ path, message }) => `${path.join('.') || 'header'}: ${message}`
	);
	throw new Error(`${file}: the header is not right. ${lines.join('; ')}`);
}

function has(scale: Scale, need: Need): boolean {
	if (need === 'averaged' || need === 'total') return scale[need];
	if (need === 'bands') return scale.bands.length > 0;
	return scale.thresholds[need] !== undefined;
}

const labels = (scale: Scale | undefined): string[] =>
	(scale?.bands ?? []).map(({ label }) => label);

function scaleVariant(instrument: Instrument, scale: Scale, needs: readonly Need[]): Variant {
	const all = Object.entries(scale.thresholds).flatMap(([name, threshold]) =>
		threshold ? [{ name, ...threshold }] : []
	);
	const used: MeasureThreshold[] = all.filter(({ name }) => needs.some((need) => need === name));
	const parameters: Fill = { instrument: instrument.id, scale: scale.id };
	const fill: Fill = {
		...parameters,
		prefix: scale.prefix,
		title: scale.title,
		instrument_title: instrument.title,
		better: scale.better,
		scale_source: scale.ours ? 'our setting' : scale.source
	};
	for (const { name, value, source, ours } of used) {
		parameters[name] = value;
		fill[name] = value;
		fill[`${name}_percent`] = value * 100;
		fill[`${name}_source`] = ours ? 'our setting' : source;
	}
	const { prefix, title, better, range } = scale;
	const about = { instrument: instrument.id, scale: scale.id, prefix, title, better, range };
	return { fill, parameters, scale: { ...about, thresholds: used }, bands: labels(scale) };
}

function variants(template: z.infer<typeof templateSchema>, registry: Registry): Variant[] {
	const { each, for: lists } = template;
	const usual = registry
		.find(({ id }) => id === usualInstrument)
		?.scales.find(({ total }) => total);
	let result: Variant[] = [{ fill: {}, parameters: {}, bands: labels(usual) }];
	if (each)
		result = registry.flatMap((instrument) =>
			instrument.scales
				.filter((scale) => each.every((need) => has(scale, need)))
				.map((scale) => scaleVariant(instrument, scale, each))
		);
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

const named = (sql: string, parameters: Fill): Fill =>
	Object.fromEntries(
		Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql))
	);

function toMeasure(file: MeasureFile, variant: Variant, header: MeasureHeader): Measure {
	const { source, value_unit, change, ours, ...rest } = header;
	const sourced = source ?? 'our setting';
	return {
		...rest,
		ours: ours || sourced === 'our setting',
		source: sourced,
		valueUnit: value_unit ?? units[header.kind],
		change: change ?? (header.kind === 'mean_change' || header.kind === 'trajectory'),
		family: file.family,
		file: file.file,
		sql: file.sql.replace(/;\s*$/, ''),
		parameters: named(file.sql, variant.parameters),
		bandOrder: variant.bands,
		...(variant.scale && { scale: variant.scale })
	};
}

/**
 * The measures of one file: one, or one per scale of the registry that has what `each` names and per value of the
 * lists in `for`. Throws naming the file, the key of the header and the rule it breaks.
 */
export function expandMeasure(file: MeasureFile, registry: Registry): Measure[] {
	const raw = z.record(z.string(), z.unknown()).safeParse(file.header);
	if (!raw.success) throw new Error(`${file.file}: there is no header of key: value lines`);
	const template = templateSchema.safeParse(raw.data);
	if (!template.success) return complain(file.file, template.error);
	const header = Object.fromEntries(
		Object.entries(raw.data).filter(([key]) => key !== 'each' && key !== 'for')
	);
	return variants(template.data, registry).map((variant) => {
		const lookup: Lookup = (name) => {
			const value = name === 'bands' ? variant.bands : variant.fill[name];
			if (value === undefined)
				throw new Error(`${file.file}: nothing fills {${name}} of the header`);
			return value;
		};
		const checked = headerSchema.safeParse(filled(header, lookup));
		if (!checked.success) return complain(file.file, checked.error);
		return toMeasure(file, variant, checked.data);
	});
}
