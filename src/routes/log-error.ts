import { PlumblineError } from '#lib/server/errors.ts';

/** Where it happened, without the message: a message from outside may quote a cell. */
const framesOf = ({ stack = '' }: Error): string =>
	stack
		.split('\n')
		.filter((line) => line.startsWith('    at '))
		.slice(0, 8)
		.join('\n');

/** Writes an error to stderr by code and place. Our own messages hold names and counts only; others stay out. */
export function logError(error: unknown, place: string): void {
	if (error instanceof PlumblineError) {
		process.stderr.write(`${place}: ${error.code}: ${error.message}\n`);
		return;
	}
	const [name, frames] =
		error instanceof Error ? [error.name, framesOf(error)] : [typeof error, ''];
	process.stderr.write(`${place}: unexpected ${name}\n${frames}\n`);
}
