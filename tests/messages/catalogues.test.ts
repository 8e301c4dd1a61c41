import { describe, expect, test } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import en from '#lib/messages/en.json' with { type: 'json' };
import es from '#lib/messages/es.json' with { type: 'json' };
import { isSpokenIn, measureIn } from '#lib/messages/measure-words.ts';
import { sayings, type MessageKey } from '#lib/messages/say.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import { units } from '#lib/measures/vocabulary.ts';
import { nounOf, withheldWords } from '#lib/measures/words.ts';
import { catalogue } from '../measures/ask.ts';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

const isNamed = (node: Node): node is Extract<Node, { value: string }> & { options?: object } =>
	'value' in node && node.type !== 0;

/** The arguments of an ICU message with their sort, those within its choices too. */
function argumentsOf(nodes: readonly Node[]): string[] {
	return nodes.flatMap((node) => {
		const own = isNamed(node) ? [`${node.value} ${node.type}`] : [];
		if (!('options' in node)) return own;
		return [...own, ...Object.values(node.options).flatMap(({ value }) => argumentsOf(value))];
	});
}

const askedBy = (text: string, locale: string): string[] =>
	[...new Set(argumentsOf(new IntlMessageFormat(text, locale).getAst()))].sort();

const shared = [
	...['completion', 'completion_or_transfer', 'days_to_admission', 'admission_within_7_days'],
	...['retention_day_30', 'retention_day_90', 'phq_9_reliable_improvement', 'phq_9_recovery'],
	...['gad_7_reliable_improvement', 'gad_7_recovery', 'phq_9_mean_change', 'gad_7_mean_change'],
	...['phq_9_response', 'gad_7_response', 'phq_9_remission', 'satisfaction_top_box'],
	...['readmission_30_day', 'attendance_rate', 'length_of_stay']
];

const august: Omit<Figure, 'sentence' | 'measure'> = {
	asked: { measure: 'completion', where: {}, audience: 'outside' },
	period: { from: '2026-08-01', to: '2026-08-31' },
	asOf: { snapshot: '1', dataThrough: '2026-08-31' },
	ledger: [
		{ step: 'discharged', label: 'discharged in the period', n: 60 },
		{ step: 'known', label: 'with a known reason', n: 47 }
	],
	value: { state: 'released', k: 31, n: 47, value: 31 / 47, lo: 0.51667, hi: 0.77834 },
	bounds: { lo: 31 / 60, hi: 44 / 60 },
	series: [],
	signal: null
};

function figureOf(id: string, parts: Partial<Figure> = {}) {
	const measure = catalogue.get(id);
	return { ...august, measure: { ...measure, digits: 1 }, ...parts };
}

const spanish = (id: string, parts: Partial<Figure> = {}): string =>
	writeSentence(figureOf(id, parts), measureIn(catalogue.get(id), 'es'), sayings.es);

describe('the catalogues', () => {
	test('hold the same messages, each with the same arguments', () => {
		expect(Object.keys(es)).toEqual(Object.keys(en));
		for (const [key, text] of Object.entries(en))
			expect([key, ...askedBy(es[key as MessageKey], 'es-US')]).toEqual([
				key,
				...askedBy(text, 'en-US')
			]);
	});

	test('call what is counted what pages call it, and have a noun for every unit', () => {
		for (const unit of units)
			for (const n of [1, 2]) expect(sayings.en(`unit.${unit}`, { n })).toBe(nounOf(unit, n));
		expect(sayings.en('withheld')).toBe(withheldWords);
	});
});

describe('measures in Spanish', () => {
	test('what outsiders are usually shown has its words, each but for the English ones', () => {
		for (const id of shared) {
			const measure = catalogue.get(id);
			const said = measureIn(measure, 'es');
			expect([id, isSpokenIn(measure, 'es')]).toEqual([id, true]);
			expect(said.title).not.toBe(measure.title);
			expect(Object.values(said.ledger)).not.toEqual(Object.values(measure.ledger));
			expect([id, said.success === '']).toEqual([id, measure.success === '']);
		}
	});

	test('a rate is said with its counts, its interval, and who is not in it', () => {
		expect(spanish('completion')).toBe(
			'Tratamiento completado: 31 de 47 personas (completaron el tratamiento), 66.0% (51.7 a 77.8). ' +
				'De 60 personas dadas de alta en el período, 13 quedaron sin motivo de alta conocido; contándolas, 51.7 a 73.3%.'
		);
	});

	test('the numbers of a definition are its own, and one person is one person', () => {
		const one: Figure['value'] = { state: 'released', k: 1, n: 1, value: 1 };
		const two = [{ step: 'discharged', label: '', n: 2 }];
		expect(
			spanish('phq_9_reliable_improvement', {
				value: one,
				ledger: two,
				bounds: { lo: 0.5, hi: 1 }
			})
		).toBe(
			'Mejoría confiable en el PHQ-9: 1 de 1 persona (6 puntos o más de mejoría en el PHQ-9). ' +
				'De 2 personas dadas de alta en el período, 1 quedó sin medir; contándolas, entre 1 y 2 de 2. ' +
				'Las personas empiezan en un mal momento y algunas mejoran sin tratamiento; aquí no hay un grupo de comparación.'
		);
		expect(spanish('phq_9_response')).toContain('(el PHQ-9 bajó 50% o más desde el inicio)');
	});

	test('waits and changes turn with their words', () => {
		const days: Figure['value'] = {
			state: 'released',
			n: 47,
			value: 5.5,
			spread: { p25: 3, p75: 9 }
		};
		expect(spanish('days_to_admission', { value: days, ledger: [], bounds: null })).toBe(
			'Días hasta la admisión: una mediana de 5.5 días para 47 personas; la mitad central, de 3 a 9.'
		);
		const worse: Figure['value'] = { state: 'released', n: 12, value: -1.9, lo: -3, hi: -0.8 };
		expect(spanish('gad_7_mean_change', { value: worse, ledger: [], bounds: null })).toContain(
			'12 personas, 1.9 puntos peor en promedio (0.8 a 3.0) en la última puntuación que en la primera.'
		);
	});

	test('what is withheld and what there is none of say so and nothing more', () => {
		expect(spanish('completion', { value: { state: 'withheld', reason: withheldWords } })).toBe(
			'Tratamiento completado: no se muestra (menos de 11 personas).'
		);
		expect(spanish('completion', { value: { state: 'none', reason: '0 people' } })).toBe(
			'Tratamiento completado: n/d (no se cuenta a nadie en este período).'
		);
	});

	test('a measure without words there is not said in Spanish at all', () => {
		const denials = catalogue.get('initial_denial_rate_line');
		expect(isSpokenIn(denials, 'en')).toBe(true);
		expect(isSpokenIn(denials, 'es')).toBe(false);
		expect(() => measureIn(denials, 'es')).toThrow('has no words in es');
	});
});
