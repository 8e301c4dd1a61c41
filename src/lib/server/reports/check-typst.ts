import { typeset } from '#lib/server/reports/typeset.ts';

/** Sets one page, to see whether Typst and the fonts are there. Says so in words; throws ReportRefused otherwise. */
export function checkTypst(): string {
	const { byteLength } = typeset('check.typ', {});
	return `a tagged page of ${byteLength} bytes was set`;
}
