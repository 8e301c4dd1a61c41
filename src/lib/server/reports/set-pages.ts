import { join } from 'node:path';
import { NodeCompiler, PdfStandard, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { plainTheme } from '#lib/server/reports/report-look.ts';
import { reportFonts } from '#lib/server/reports/fonts.ts';
import { reportFolder } from '#lib/server/reports/report-folder.ts';

/** How many reports ago a layout may have been used to be kept: Typst's cache is one for the whole process. */
const cacheAge = 2;

/** Typst's own words: for the developer, in the cause. They may quote the text of a page. */
const complaints = (error: NodeError | null): string =>
	error ? JSON.stringify(error.shortDiagnostics) : 'Typst gave no document';

/** Reads what pages are set with: importing this file loads the compiler, and this its fonts. */
export const readyPages = (): void => void reportFonts();

/**
 * Sets a template of this folder with files that exist in memory only (data as JSON, charts as SVG), by name.
 * Returns a tagged PDF/UA-1. Throws Error with Typst's words where it cannot set it or finds it not accessible.
 */
export function setPages(template: string, files: Record<string, string | Uint8Array>): Uint8Array {
	const compiler = NodeCompiler.create({
		workspace: reportFolder,
		fontArgs: [{ fontBlobs: reportFonts().files }]
	});
	const named = { 'theme.json': JSON.stringify(plainTheme), ...files };
	for (const [name, content] of Object.entries(named))
		compiler.mapShadow(join(reportFolder, name), Buffer.from(content));
	try {
		const result = compiler.compile({ mainFilePath: join(reportFolder, template) });
		if (!result.result) throw new Error(complaints(result.takeError()));
		return compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 });
	} finally {
		compiler.evictCache(cacheAge);
	}
}
