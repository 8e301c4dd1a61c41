import { readMeasures, checkMeasures } from '#lib/server/figures/catalogue.ts';
import { checkInstruments, readInstruments } from '#lib/server/instruments.ts';
import type { RefusedFile } from '#lib/server/refused-file.ts';

/**
 * Executes the worked examples of a clinic's own instruments, then tries its own measures, which may be about them.
 * Every command and the server do so before anything else: what was not tried does not count.
 */
export async function checkOwnFiles(dataFolder: string): Promise<void> {
	const { registry } = await checkInstruments(dataFolder);
	await checkMeasures(registry, dataFolder);
}

/** The clinic's own instruments and measures that are refused, and why. */
export function refusedFiles(dataFolder: string): RefusedFile[] {
	const { registry, refused } = readInstruments(dataFolder);
	return [...refused, ...readMeasures(registry, dataFolder).refused];
}
