import { getApplication } from '#lib/server/application.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { makeDefinitionBook } from '#lib/server/reports/make-definition-book.ts';
import { openBook } from '../book.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { chapters, settings } = await openBook();
	const { asOf: asOfNow, folder } = getApplication();
	const [asOf, look] = [await asOfNow(), reportLook(folder.root)];
	const pdf = await makeDefinitionBook({ chapters, settings, asOf, look });
	return new Response(Buffer.from(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': 'attachment; filename="definition-book.pdf"'
		}
	});
};
