import type { Comparison } from '#lib/comparison/comparison.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Audience, Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { lowCapture } from '#lib/server/figures/low-capture.ts';
import type { Plan, PlanEntry } from '#lib/server/reports/read-plan.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';

/** What a report asks of all its measures. */
export type Asking = {
	ask: (question: Question) => Promise<Figure>;
	catalogue: Catalogue;
	/** Where it is left out, nothing is compared. */
	compare?: (question: Question) => Promise<Comparison>;
	from?: string;
	to?: string;
	where: Record<string, string[]>;
	audience: Audience;
	/** Called with each figure that will be shown, as soon as it is there: its chart can be drawn meanwhile. */
	shown?: (figure: Figure) => Promise<unknown>;
	/** Those in force; ours where it is left out. */
	settings?: Settings;
};

/** A figure, or why there is none; `note` says where it is not quite what was asked. */
export type Answer = { figure: Figure; note?: string } | { refused: string };

/** A measure of the report with its answers, one a grouping. */
export type Section = {
	measure: Measure;
	isHeadline: boolean;
	answers: Answer[];
	/** Its groups beside each other, one a dimension. */
	comparisons: Comparison[];
	/** What stands over it where few people were scored at both ends. */
	lowCapture: string[];
};

export type FamilySections = { title: string; intro: string; sections: Section[] };

/** More months than this are drawn and listed by quarter. */
const mostMonths = 24;

/** Which rows a report asks of, and for whom. */
type Rows = Pick<Question, 'from' | 'to' | 'where' | 'audience'>;

const asksForTime = ({ from, to, by }: Question): boolean =>
	from !== undefined || to !== undefined || isPeriod(by);

/** Without calendar dates months and periods cannot be asked for: then programs take the place of months. */
const withoutTime = (question: Question): Question => ({
	...question,
	from: undefined,
	to: undefined,
	by: isPeriod(question.by) ? 'program' : question.by
});

async function answer(asking: Asking, question: Question): Promise<Answer> {
	try {
		const figure = await asking.ask(question);
		if (question.by !== 'month' || figure.series.length <= mostMonths) return { figure };
		return { figure: await asking.ask({ ...question, by: 'quarter' }) };
	} catch (error) {
		if (!(error instanceof FigureWithheld)) throw error;
		if (!asksForTime(question)) return { refused: error.reason };
		const timeless = await answer(asking, withoutTime(question));
		const note = 'Shown for all there is: this export gives no calendar dates.';
		return 'refused' in timeless ? timeless : { ...timeless, note };
	}
}

/** Programs that stand in for months may be asked for besides: once is enough. */
function withoutTwins(answers: Answer[]): Answer[] {
	const groupings = answers.map((each) => ('figure' in each ? each.figure.asked.by : 'refused'));
	return answers.filter((_, index) => groupings.indexOf(groupings[index]) === index);
}

/** Groups beside each other; without calendar dates those of all there is. Nothing where even that cannot be asked. */
async function compared(asking: Asking, question: Question): Promise<Comparison[]> {
	if (!asking.compare) return [];
	try {
		return [await asking.compare(question)];
	} catch (error) {
		if (!(error instanceof FigureWithheld)) throw error;
		return asksForTime(question) ? compared(asking, withoutTime(question)) : [];
	}
}

/** Whoever shows a figure meets what went wrong with its chart: nobody does here. */
function tellShown({ shown }: Asking, answers: readonly Answer[]): void {
	for (const each of answers) if ('figure' in each) shown?.(each.figure).catch(() => undefined);
}

async function askGroupings(asking: Asking, entry: PlanEntry, rows: Rows): Promise<Answer[]> {
	const groupings = entry.by.length > 0 ? entry.by : [undefined];
	const found = await Promise.all(
		groupings.map((by) => answer(asking, { ...rows, measure: entry.measure, by }))
	);
	const answers = withoutTwins(found);
	tellShown(asking, answers);
	return answers;
}

async function askEntry(asking: Asking, entry: PlanEntry): Promise<Section> {
	const { from, to, where, audience, settings = readSettings() } = asking;
	const measure = asking.catalogue.get(entry.measure);
	const rows = { from, to, where, audience };
	// Of all that is asked, comparisons take longest: they wait behind nothing.
	const [comparisons, answers, low] = await Promise.all([
		Promise.all(
			entry.compare.map((by) => compared(asking, { ...rows, measure: entry.measure, by }))
		),
		askGroupings(asking, entry, rows),
		lowCapture([measure], { ...asking, settings }, rows)
	]);
	return {
		measure,
		isHeadline: entry.headline,
		answers,
		comparisons: comparisons.flat(),
		lowCapture: low
	};
}

/** Asks every measure of a plan that the catalogue has; the ids of those it does not have are `absent`. */
export async function askPlan(
	asking: Asking,
	plan: Plan
): Promise<{ families: FamilySections[]; absent: string[] }> {
	const known = new Set(asking.catalogue.list().map(({ id }) => id));
	const families = await Promise.all(
		plan.families.map(async ({ title, intro, measures }) => ({
			title,
			intro,
			sections: await Promise.all(
				measures.filter(({ measure }) => known.has(measure)).map((entry) => askEntry(asking, entry))
			)
		}))
	);
	const absent = plan.families.flatMap(({ measures }) =>
		measures.map(({ measure }) => measure).filter((id) => !known.has(id))
	);
	return { families: families.filter(({ sections }) => sections.length > 0), absent };
}
