import type { Figure, Question } from '#lib/measures/figure.ts';
import type { CqiReport } from '#lib/server/reports/cqi-report.ts';
import { askComparison } from '#lib/server/comparison/ask-comparison.ts';
import { readSettings } from '#lib/server/settings.ts';
import { smallNetwork } from '../figures/small-network.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

/** A quality report over the small made-up network, asked of a real warehouse. */
export async function smallReport(parts: Partial<CqiReport> = {}): Promise<CqiReport> {
	const db = await warehouseWith(smallNetwork, '2025-09-30');
	return {
		ask: (question: Question): Promise<Figure> => ask(db, question.measure, question),
		compare: (question: Question) =>
			askComparison(db, catalogue, { question, settings: readSettings() }),
		catalogue,
		where: {},
		audience: 'inside',
		organisation: 'Small Network',
		...parts
	};
}
