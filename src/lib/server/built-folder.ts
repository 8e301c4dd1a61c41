import { join } from 'node:path';
import { projectRoot } from '#lib/server/project.ts';

/** The folder of the built application: build, or build-es where the environment asks for another language. */
export function builtFolder({ PLUMBLINE_LANGUAGE }: NodeJS.ProcessEnv = process.env): string {
	const isOther = PLUMBLINE_LANGUAGE !== undefined && PLUMBLINE_LANGUAGE !== 'en';
	return join(projectRoot, isOther ? `build-${PLUMBLINE_LANGUAGE}` : 'build');
}
