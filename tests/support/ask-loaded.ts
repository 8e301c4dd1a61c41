import { join } from 'node:path';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { openApplication } from '#lib/server/application.ts';

/** Asks one figure of what was loaded into `<folder>/data`. */
export async function askLoaded(
	folder: string,
	measure: string,
	question: Partial<Question> = {}
): Promise<Figure> {
	const application = openApplication(join(folder, 'data'));
	try {
		return await application.ask({ measure, where: {}, audience: 'inside', ...question });
	} finally {
		application.close();
	}
}
