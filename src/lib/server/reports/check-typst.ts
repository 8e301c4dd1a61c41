import { typeset } from '#lib/server/reports/typeset.ts';

/** Sets one page, to see whether Typst and the fonts are there. Says so in words; throws ReportRefused otherwise. */
export async function checkTypst(): Promise<string> {
	const { byteLength } = await typeset('check.typ', {});
	return `a tagged page of ${byteLength} bytes was set`;
}
