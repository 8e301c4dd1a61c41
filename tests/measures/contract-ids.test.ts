import { describe, expect, test } from 'vitest';
import { catalogue } from './ask.ts';

const scales = (prefixes: string[], suffixes: string[]): string[] =>
	prefixes.flatMap((prefix) => suffixes.map((suffix) => `${prefix}_${suffix}`));

const asi = ['medical', 'employment', 'alcohol', 'drug', 'legal', 'family', 'psychiatric'].map(
	(scale) => `asi_${scale}`
);

/** The ids of the public interface, by family: users' scripts ask by them, so none may go. */
const promised: Record<string, string[]> = {
	retention: [
		...[7, 14, 30, 60, 90].map((day) => `retention_day_${day}`),
		'retention_curve',
		'unplanned_exit_curve',
		'engagement_34_day'
	],
	completion: [
		'completion',
		'completion_or_transfer',
		'completion_internal',
		'completion_vs_left_early',
		'unplanned_exit',
		'discharge_reasons'
	],
	length_of_stay: [
		'length_of_stay',
		'length_of_stay_journey',
		'length_of_stay_km',
		'program_days',
		'hours_per_week',
		'intensity_fidelity'
	],
	outcomes: [
		...scales(
			['phq_9', 'gad_7'],
			[
				'mean_change',
				'response',
				'remission',
				'reliable_improvement',
				'reliable_deterioration',
				'recovery',
				'trajectory',
				'severity_bands'
			]
		),
		'phq_9_item_9_positive',
		...scales([...asi, 'pcl_5'], ['mean_change', 'trajectory'])
	],
	denials: [
		'initial_denial_rate_line',
		'initial_denial_rate_claim_full',
		'initial_denial_rate_claim_any',
		'initial_denial_rate_dollars',
		'zero_pay_rate',
		'zero_pay_rate_line',
		'denial_bridge',
		'final_denial_rate',
		'overturn_rate',
		'appeal_success_rate',
		'denials_by_carc',
		'denials_by_class',
		'days_to_adjudication',
		'first_pass_paid_rate',
		'dollars_at_risk'
	],
	access: ['days_to_admission', 'admission_within_7_days', 'referral_conversion'],
	attendance: ['attendance_rate', 'no_show_rate'],
	readmission: ['readmission_30_day', 'step_down_rate'],
	capture: scales(['phq_9', 'gad_7', 'pcl_5', ...asi], ['baseline_capture', 'pair_capture']),
	satisfaction: ['satisfaction_top_box', 'satisfaction_mean', 'survey_response_rate'],
	authorization: ['days_approved_rate', 'concurrent_denial_rate'],
	follow_up: ['follow_up_reached_30', 'follow_up_reached_90']
};

describe('every id that was promised is in the catalogue, in its family', () => {
	test.each(Object.entries(promised))('%s', (family, ids) => {
		const own = new Set(
			catalogue
				.list()
				.filter((measure) => measure.family === family)
				.map(({ id }) => id)
		);
		expect(ids.filter((id) => !own.has(id))).toEqual([]);
	});
});

test('every instrument that is averaged has its capture rates', () => {
	const prefixes = catalogue.list().flatMap(({ kind, scale }) => {
		return kind === 'mean_change' && scale ? [scale.prefix] : [];
	});
	for (const prefix of prefixes) {
		expect(catalogue.get(`${prefix}_baseline_capture`).family).toBe('capture');
		expect(catalogue.get(`${prefix}_pair_capture`).family).toBe('capture');
	}
	expect(prefixes.some((prefix) => prefix.startsWith('bam'))).toBe(true);
});

test('every header says who counts, who does not, which days, and who says so', () => {
	const incomplete = catalogue
		.list()
		.filter(({ counts, not_counts, window }) => !counts || !not_counts || !window)
		.map(({ id }) => id);
	expect(incomplete).toEqual([]);
});

test('a setting that a query reads is named in its header', () => {
	for (const { file, sql, settings } of catalogue.list()) {
		const read = [...sql.matchAll(/setting_(\w+)\(\)/g)].map(([, name]) => name ?? '');
		expect([file, read.filter((name) => !settings.includes(name))]).toEqual([file, []]);
	}
});
