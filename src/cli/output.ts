/* eslint-disable no-console -- this file is the command line's voice */
import { describeEvent } from '#lib/intake/load-event.ts';
import type { LoadEvent } from '#lib/intake/load-event.ts';

// A reader that has seen enough (head, a pager) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit(0);
});

/** Writes a result for people or programs to stdout. */
export const print = (text: string): void => console.log(text);

/** Writes a message about the work to stderr, so that stdout holds results alone. */
export const say = (text: string): void => console.error(text);

let lastSaid = { step: '', at: 0 };

/** Says what a load is doing: each new step, and how far a file is once a second. */
export function sayEvents(event: LoadEvent): void {
	const step = 'file' in event ? `${event.step} ${event.file}` : describeEvent(event);
	const now = performance.now();
	if (step === lastSaid.step && now - lastSaid.at < 1000) return;
	lastSaid = { step, at: now };
	say(describeEvent(event));
}

/** Writes a value as JSON to stdout. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Writes rows as aligned columns under their headers. Numbers stand to the right. */
export function printTable(headers: string[], rows: (string | number)[][]): void {
	const widths = headers.map((header, at) =>
		Math.max(header.length, ...rows.map((row) => `${row[at] ?? ''}`.length))
	);
	const line = (cells: (string | number)[]) =>
		cells
			.map((cell, at) =>
				typeof cell === 'number'
					? `${cell}`.padStart(widths[at] ?? 0)
					: `${cell}`.padEnd(widths[at] ?? 0)
			)
			.join('  ')
			.trimEnd();
	print([headers, ...rows].map(line).join('\n'));
}
