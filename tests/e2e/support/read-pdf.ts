import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';

/** How many pages a PDF has, and its text in one line. */
export async function readPdf(path: string): Promise<{ pages: number; text: string }> {
	const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
	const { totalPages: pages, text } = await extractText(pdf, { mergePages: true });
	return { pages, text: text.replace(/\s+/g, ' ') };
}
