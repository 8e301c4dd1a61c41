/** What a load is doing: reading file after file (its text, then its cells), then storing table after table, then building the snapshot. */
export type LoadEvent =
	| {
			step: 'reading';
			/** What receipts call the file. */
			file: string;
			/** Bytes of its text so far, of how many: both 0 until that is known. */
			bytes: number;
			totalBytes: number;
			rows: number;
	  }
	| { step: 'checking'; file: string; rows: number }
	| { step: 'storing'; table: string }
	| { step: 'building' };

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** The event in words, for a terminal. */
export function describeEvent(event: LoadEvent): string {
	if (event.step === 'storing') return `storing ${event.table}`;
	if (event.step === 'building') return 'building the snapshot';
	if (event.step === 'checking')
		return `checking ${event.file}: ${event.rows.toLocaleString('en-US')} rows`;
	const { file, bytes, totalBytes, rows } = event;
	if (bytes === 0 && rows === 0) return `reading ${file}`;
	const share = totalBytes > 0 ? ` of ${megabytes(totalBytes)}` : '';
	return `reading ${file}: ${rows.toLocaleString('en-US')} rows, ${megabytes(bytes)}${share}`;
}
