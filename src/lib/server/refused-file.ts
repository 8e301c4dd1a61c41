/** A rule that a clinic's own file breaks: on which line (null where it is about the whole file), and how it is mended. */
export type FileProblem = { line: number | null; rule: string; fix: string };

/** Why a file of the clinic's own does not count; `file` is its path in the data folder. */
export type RefusedFile = FileProblem & { file: string };

/** "measures/no_show.sql, line 3: there is no setting gap. Mend its name." */
export const refusalWords = ({ file, line, rule, fix }: RefusedFile): string =>
	`${file}${line === null ? '' : `, line ${line}`}: ${rule}. ${fix}`;
