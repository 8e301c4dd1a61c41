import { execFileSync } from 'node:child_process';

/** How many pages a PDF has, by its own objects. */
export const pagesOf = (pdf: Buffer): number =>
	pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** The text of a PDF in one line, as pdftotext reads it; undefined on a machine without it. */
export function textOf(path: string): string | undefined {
	try {
		const text = execFileSync('pdftotext', ['-q', path, '-'], { encoding: 'utf8' });
		return text.replace(/\s+/g, ' ');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}
