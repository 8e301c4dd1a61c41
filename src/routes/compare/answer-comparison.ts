import { funnelHeight } from '#lib/charts/funnel.ts';
import { Drawing } from '#lib/components/card.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Question } from '#lib/measures/figure.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, QueryFailed, TookTooLong, WrongUsage } from '#lib/server/errors.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';
import { logError } from '../log-error.ts';

/** A comparison with its funnel drawn for both widths, or why there is none; `undated` where no period could be asked. */
export type ComparisonAnswer =
	{ comparison: Comparison; drawing: Drawing; undated?: string } | { reason: string };

const widths = { wide: 760, narrow: 328 };

async function draw(comparison: Comparison, isDrawn: boolean): Promise<Drawing> {
	const heights = {
		wide: funnelHeight(comparison, widths.wide),
		narrow: funnelHeight(comparison, widths.narrow)
	};
	if (!isDrawn) return new Drawing('', '', heights);
	const [wide, narrow] = await Promise.all([
		runAside('drawFunnelChart', comparison, widths.wide),
		runAside('drawFunnelChart', comparison, widths.narrow)
	]);
	return new Drawing(wide, narrow, heights);
}

/** Compares, and where the export cannot say when, compares all there is and says so. */
export async function answerComparison(
	question: Question,
	isDrawn: boolean
): Promise<ComparisonAnswer> {
	try {
		const comparison = await getApplication().comparisons.compare(question);
		return { comparison, drawing: await draw(comparison, isDrawn) };
	} catch (error) {
		if (error instanceof WrongUsage || error instanceof TookTooLong)
			return { reason: error.message };
		if (error instanceof QueryFailed) {
			logError(error, question.measure);
			return { reason: `${error.message} Run \`npx plumbline doctor\` on the server.` };
		}
		if (!(error instanceof FigureWithheld)) throw error;
		if (!question.from && !question.to) return { reason: error.reason };
		const all = await answerComparison({ ...question, from: undefined, to: undefined }, isDrawn);
		return 'reason' in all ? all : { ...all, undated: error.reason };
	}
}
