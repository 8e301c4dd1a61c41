import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listClosings, packagePath } from '#lib/server/closing/closings.ts';
import type { Closing } from '#lib/server/closing/closings.ts';
import { hashFile } from '#lib/server/closing/hash-file.ts';
import {
	manifestName,
	readFrozenLake,
	readPackageManifest
} from '#lib/server/closing/package-manifest.ts';
import type { PackageManifest } from '#lib/server/closing/package-manifest.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** One thing that is not as it was frozen: which file, below the data folder, and what is wrong with it. */
export type Problem = { file: string; problem: string };

/** What was looked at, and what was found. It is fine where `problems` is empty. */
export type Verification = { closings: number; files: number; problems: Problem[] };

const missing = 'is missing';
const altered = 'is not what was frozen: its bytes have another hash';

/** Holds one file against its recorded size and hash. */
async function checkFile(
	folder: DataFolder,
	file: string,
	sha256: string
): Promise<Problem | undefined> {
	const path = join(folder.root, file);
	if (!existsSync(path)) return { file, problem: missing };
	return (await hashFile(path)).sha256 === sha256 ? undefined : { file, problem: altered };
}

const found = (problems: (Problem | undefined)[]): Problem[] =>
	problems.flatMap((problem) => problem ?? []);

async function checkNames(
	folder: DataFolder,
	closing: Closing,
	{ files }: PackageManifest
): Promise<Problem[]> {
	const known = new Set([manifestName, ...files.map(({ file }) => file)]);
	const names = await readdir(packagePath(folder, closing), { recursive: true });
	return names
		.filter((name) => !known.has(name))
		.map((name) => ({
			file: `${closing.folder}/${name}`,
			problem: 'was not there when the month was closed'
		}));
}

function checkChain(closing: Closing, before: Closing | undefined, manifest: PackageManifest) {
	const isNext =
		closing.sequence === (before?.sequence ?? 0) + 1 &&
		(manifest.previous?.sha256 ?? null) === (before?.manifestSha256 ?? null);
	if (isNext) return [];
	const problem = 'does not follow the closing before it: a closing was taken out of the chain';
	return [{ file: `${closing.folder}/${manifestName}`, problem }];
}

/** The package of one closing. A manifest that is not the recorded one vouches for nothing: then no file is looked at. */
async function checkPackage(folder: DataFolder, closing: Closing, before: Closing | undefined) {
	const name = `${closing.folder}/${manifestName}`;
	const broken = await checkFile(folder, name, closing.manifestSha256);
	if (broken) return { files: 1, problems: [broken] };
	const path = packagePath(folder, closing);
	const manifest = await readPackageManifest(path);
	const checked = await Promise.all(
		manifest.files.map(({ file, sha256 }) => checkFile(folder, `${closing.folder}/${file}`, sha256))
	);
	const names = await checkNames(folder, closing, manifest);
	const problems = [...checkChain(closing, before, manifest), ...found(checked), ...names];
	return { files: manifest.files.length + 1, problems };
}

async function checkUnknown(folder: DataFolder, closings: readonly Closing[]): Promise<Problem[]> {
	if (!existsSync(folder.closed)) return [];
	const known = new Set(closings.map((each) => each.folder));
	const problem =
		'is of no closing that the records know: a closing was cut off here, or somebody put it there. Closing the month replaces it';
	const months = await readdir(folder.closed);
	const versions = await Promise.all(
		months.map(async (month) => {
			const names = await readdir(join(folder.closed, month)).catch(() => undefined);
			return names?.map((name) => `closed/${month}/${name}`) ?? [`closed/${month}`];
		})
	);
	return versions
		.flat()
		.filter((file) => !known.has(file))
		.map((file) => ({ file, problem }));
}

/** The files of the lake that closed months rest on, by the hashes recorded at the closing. */
async function checkLake(folder: DataFolder, closings: readonly Closing[], broken: Set<string>) {
	const expected = new Map<string, string>();
	for (const closing of closings) {
		if (
			broken.has(`${closing.folder}/lake.json`) ||
			broken.has(`${closing.folder}/${manifestName}`)
		)
			continue;
		const { batches } = await readFrozenLake(packagePath(folder, closing));
		for (const { path, sha256 } of batches.flatMap(({ parquet }) => parquet))
			expected.set(path, expected.get(path) ?? sha256);
	}
	const checks: (Problem | undefined)[] = [];
	for (const [path, sha256] of expected) checks.push(await checkFile(folder, path, sha256));
	return { files: expected.size, problems: found(checks) };
}

/**
 * Holds every frozen artifact against its hash: the packages of all closings against the records, their chain, what
 * lies there besides, and the files of the lake they rest on. Changes nothing.
 */
export async function verifyClosings(folder: DataFolder, store: Store): Promise<Verification> {
	const closings = await listClosings(folder, store);
	const packages = [];
	for (const [at, closing] of closings.entries())
		packages.push(await checkPackage(folder, closing, closings[at - 1]));
	const inPackages = packages.flatMap(({ problems }) => problems);
	const lake = await checkLake(folder, closings, new Set(inPackages.map(({ file }) => file)));
	return {
		closings: closings.length,
		files: packages.reduce((sum, { files }) => sum + files, lake.files),
		problems: [...inPackages, ...(await checkUnknown(folder, closings)), ...lake.problems]
	};
}
