import { getApplication } from '#lib/server/application.ts';
import { makeDefinitionBook } from '#lib/server/reports/make-definition-book.ts';
import { openBook } from '../book.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { chapters, settings } = await openBook();
	const asOf = await getApplication().asOf();
	const pdf = await makeDefinitionBook({ chapters, settings, asOf });
	return new Response(Buffer.from(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': 'attachment; filename="definition-book.pdf"'
		}
	});
};
