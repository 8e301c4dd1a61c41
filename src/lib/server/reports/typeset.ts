import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/**
 * Sets a template of this folder with files that exist in memory only (data as JSON, charts as SVG), by name.
 * Returns a tagged PDF/UA-1. Throws ReportRefused where Typst cannot set it or finds it not accessible.
 */
export async function typeset(
	template: string,
	files: Record<string, string | Uint8Array>
): Promise<Uint8Array> {
	try {
		return await runAside('setPages', template, files);
	} catch (cause) {
		throw new ReportRefused('Its pages could not be set.', { cause });
	}
}
