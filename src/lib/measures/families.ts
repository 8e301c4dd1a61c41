import type { Measure } from '#lib/measures/measure.ts';

/** A page of figures: the folder of its measures, the few that stand for it on the overview, and which come first. */
export type Family = {
	id: string;
	path: string;
	title: string;
	intro: string;
	headline: string[];
	/** Ids, or what ids end in where an instrument's name stands before it. */
	order: string[];
	/** Families without a page of their own that are a part of this one, and what the part is called. */
	also?: { id: string; title: string }[];
	/** Rates that stand side by side in a table by month of admission, by the heads of their columns. */
	cohorts?: { title: string; intro: string; columns: { measure: string; title: string }[] };
};

/** The families in the order a quality meeting goes through them. */
export const families: readonly Family[] = [
	{
		id: 'access',
		path: '/access',
		title: 'Access',
		intro: 'How long people waited, and how many of those referred were admitted.',
		headline: ['days_to_admission', 'admission_within_7_days', 'referral_conversion'],
		order: ['days_to_admission', 'admission_within_7_days', 'referral_conversion']
	},
	{
		id: 'retention',
		path: '/retention',
		title: 'Retention',
		intro: 'Of the people admitted, how many were still here, and for how long.',
		headline: ['retention_day_30', 'retention_day_90', 'engagement_34_day'],
		order: ['day_7', 'day_14', 'day_30', 'day_60', 'day_90', 'retention_curve'],
		cohorts: {
			title: 'Retention by month of admission',
			intro:
				'Of the people admitted in a month, how many were still here on each day, whatever their way of leaving.',
			columns: [7, 14, 30, 60, 90].map((day) => ({
				measure: `retention_day_${day}`,
				title: `Day ${day}`
			}))
		}
	},
	{
		id: 'attendance',
		path: '/attendance',
		title: 'Attendance',
		intro: 'Of the services people were expected at, how many they attended.',
		headline: ['attendance_rate', 'no_show_rate'],
		order: ['attendance_rate', 'no_show_rate']
	},
	{
		id: 'completion',
		path: '/completion',
		title: 'Completion',
		intro: 'Of the people who left, how they left.',
		headline: ['completion', 'completion_or_transfer', 'unplanned_exit'],
		order: ['completion', 'discharge_reasons', 'completion_or_transfer', 'unplanned_exit']
	},
	{
		id: 'length_of_stay',
		path: '/length-of-stay',
		title: 'Length of stay',
		intro: 'How long people stayed, and how much care they had while they did.',
		headline: ['length_of_stay', 'program_days', 'hours_per_week'],
		order: ['length_of_stay', 'length_of_stay_journey', 'length_of_stay_km', 'program_days']
	},
	{
		id: 'outcomes',
		path: '/outcomes',
		title: 'Outcomes',
		intro:
			'How scores changed between the start and the end. People start at a bad time and some ' +
			'improve without treatment; there is no comparison group here.',
		headline: ['phq_9_reliable_improvement', 'gad_7_reliable_improvement', 'phq_9_recovery'],
		order: [
			'reliable_improvement',
			'recovery',
			'response',
			'remission',
			'reliable_deterioration',
			'mean_change',
			'trajectory',
			'severity_bands',
			'severity_flow'
		],
		also: [{ id: 'talking_therapies', title: 'Talking Therapies (UK)' }]
	},
	{
		id: 'capture',
		path: '/capture',
		title: 'Score capture',
		intro:
			'How many people were scored at the start, and again later on. Where few were, figures of change describe ' +
			'those who answered and not those treated.',
		headline: ['phq_9_pair_capture', 'phq_9_baseline_capture', 'gad_7_pair_capture'],
		order: ['baseline_capture', 'pair_capture', 'score_losses']
	},
	{
		id: 'satisfaction',
		path: '/satisfaction',
		title: 'Satisfaction',
		intro: 'What the people served said of their care, and how many of them said anything.',
		headline: ['satisfaction_top_box', 'satisfaction_mean', 'survey_response_rate'],
		order: ['survey_response_rate', 'satisfaction_top_box', 'satisfaction_mean']
	},
	{
		id: 'readmission',
		path: '/readmission',
		title: 'Readmission',
		intro:
			'Of the people who left, how many went on at a lower level of care, and how many came back.',
		headline: ['readmission_30_day', 'step_down_rate'],
		order: ['readmission_30_day', 'step_down_rate']
	},
	{
		id: 'follow_up',
		path: '/follow-up',
		title: 'Follow-up',
		intro: 'Of the people who left, how many were reached afterwards.',
		headline: ['follow_up_reached_30', 'follow_up_reached_90'],
		order: ['follow_up_reached_30', 'follow_up_reached_90']
	},
	{
		id: 'authorization',
		path: '/authorization',
		title: 'Authorization',
		intro: 'How much of the care asked for payers approved beforehand and during a stay.',
		headline: ['days_approved_rate', 'concurrent_denial_rate'],
		order: ['days_approved_rate', 'concurrent_denial_rate']
	},
	{
		id: 'denials',
		path: '/denials',
		title: 'Denials',
		intro: 'What payers refused at first, what they paid in the end, and why.',
		headline: ['initial_denial_rate_line', 'final_denial_rate', 'overturn_rate'],
		order: [
			'initial_denial_rate_line',
			'final_denial_rate',
			'dollars_at_risk',
			'denials_by_class',
			'denials_by_carc',
			'overturn_rate',
			'appeal_success_rate',
			'denial_bridge'
		]
	}
];

/** The page of those of a clinic's own measures that are of none of our families. */
export const ownFamily: Family = {
	id: 'own',
	path: '/own',
	title: 'Our own measures',
	intro:
		'Measures that this clinic wrote. What each counts, and whom it leaves out, stands under it.',
	headline: [],
	order: []
};

const isNamed = (id: string, name: string): boolean => id === name || id.endsWith(`_${name}`);

/** A family's measures: those its order names first, then the rest in the catalogue's order. */
export function measuresOf({ id, order }: Pick<Family, 'id' | 'order'>, all: Measure[]): Measure[] {
	const own = all.filter((measure) => measure.family === id);
	const first = order.flatMap((name) => own.filter((measure) => isNamed(measure.id, name)));
	return [...new Set([...first, ...own])];
}

/** All that stands on a family's page: its own measures, then those of the families that are a part of it. */
export const measuresOnPage = (family: Family, all: Measure[]): Measure[] => [
	...measuresOf(family, all),
	...(family.also ?? []).flatMap(({ id }) => measuresOf({ id, order: family.order }, all))
];
